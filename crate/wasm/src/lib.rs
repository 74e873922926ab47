//! Schoolgate for JavaScript: a thin skin over the core, and nothing else.
//!
//! Files are held on this side as handles ([`Photo`], [`ClassList`], [`Devices`], [`Policy`], [`Detector`]); everything
//! else crosses as plain objects whose TypeScript shapes are in `types.ts`. Every function throws a `SchoolgateError`.

mod convert;

use convert::{Thrown, bytes_result, from_js, to_js};
use schoolgate_core as core;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "PhotoInfo")]
    pub type PhotoInfo;
    #[wasm_bindgen(typescript_type = "MetadataReport")]
    pub type MetadataReport;
    #[wasm_bindgen(typescript_type = "DeviceImport")]
    pub type DeviceImport;
    #[wasm_bindgen(typescript_type = "Evidence")]
    pub type Evidence;
    #[wasm_bindgen(typescript_type = "DeviceFacts")]
    pub type DeviceFacts;
    #[wasm_bindgen(typescript_type = "FaceSearch")]
    pub type FaceSearch;
    #[wasm_bindgen(typescript_type = "Region[]")]
    pub type Regions;
    #[wasm_bindgen(typescript_type = "ImportReport")]
    pub type ImportReport;
    #[wasm_bindgen(typescript_type = "PolicyInfo")]
    pub type PolicyInfo;
    #[wasm_bindgen(typescript_type = "PolicyInfo[]")]
    pub type PolicyInfos;
    #[wasm_bindgen(typescript_type = "Words")]
    pub type Words;
    #[wasm_bindgen(typescript_type = "Mention[]")]
    pub type Mentions;
    #[wasm_bindgen(typescript_type = "Submission")]
    pub type Submission;
    #[wasm_bindgen(typescript_type = "Verdict")]
    pub type Verdict;
    #[wasm_bindgen(typescript_type = "ClearanceResult")]
    pub type ClearanceResult;
    #[wasm_bindgen(typescript_type = "(done: number, total: number, faces: Face[]) => void")]
    pub type OnPass;
}

/// Runs once when the module is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| web_sys::console::error_1(&info.to_string().into())));
}

/// An opened photo.
#[wasm_bindgen]
pub struct Photo(core::photo::Photo);

#[wasm_bindgen]
impl Photo {
    /// What opening it told.
    #[wasm_bindgen(getter)]
    pub fn info(&self) -> Result<PhotoInfo, Thrown> {
        to_js(&core::photo::Info::of(&self.0))
    }
}

/// An imported class list.
#[wasm_bindgen]
pub struct ClassList {
    import: core::people::Import,
    reader: core::caption::Reader,
}

#[wasm_bindgen]
impl ClassList {
    /// Who is on it, and every cell that was not understood.
    #[wasm_bindgen(getter)]
    pub fn report(&self) -> Result<ImportReport, Thrown> {
        to_js(&self.import)
    }
}

/// The school's own cameras and iPads.
#[wasm_bindgen]
pub struct Devices(core::policy::DeviceImport);

#[wasm_bindgen]
impl Devices {
    /// Which they are, and every row that could not be used.
    #[wasm_bindgen(getter)]
    pub fn report(&self) -> Result<DeviceImport, Thrown> {
        to_js(&self.0)
    }
}

/// A school's policy.
#[wasm_bindgen]
pub struct Policy(core::policy::Policy);

#[wasm_bindgen]
impl Policy {
    /// What it says, for showing.
    #[wasm_bindgen(getter)]
    pub fn info(&self) -> Result<PolicyInfo, Thrown> {
        to_js(&core::policy::Info::of(&self.0))
    }

    /// The same policy with these devices added to those its file lists.
    #[wasm_bindgen(js_name = withDevices)]
    pub fn with_devices(&self, devices: &Devices) -> Policy {
        Self(self.0.clone().with_devices(&devices.0.devices))
    }
}

/// The face detector with its network.
#[wasm_bindgen]
pub struct Detector(core::faces::Detector);

#[wasm_bindgen]
impl Detector {
    /// Loads the network from the bytes of its ONNX file.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Detector, Thrown> {
        Ok(Self(core::faces::Detector::load(model)?))
    }
}

/// Opens a file.
#[wasm_bindgen]
pub fn open(bytes: Vec<u8>) -> Result<Photo, Thrown> {
    Ok(Photo(core::photo::Photo::open(bytes)?))
}

/// Says what the file carries besides the picture.
#[wasm_bindgen]
pub fn inspect(photo: &Photo) -> Result<MetadataReport, Thrown> {
    let mut report = core::metadata::inspect(&photo.0);
    core::metadata::compare(&photo.0, &mut report);
    to_js(&report)
}

/// The upright picture as a JPEG of at most so many pixels a side, for browsers that cannot draw its format.
#[wasm_bindgen]
pub fn preview(photo: &Photo, longest_side: u16) -> Result<Vec<u8>, Thrown> {
    Ok(core::photo::preview(&photo.0, longest_side)?)
}

/// Searches the whole picture for faces; `on_pass` is told how many of how many passes are over, and the faces so far.
#[wasm_bindgen(js_name = detectFaces)]
pub fn detect_faces(detector: &Detector, photo: &Photo, on_pass: Option<OnPass>) -> Result<FaceSearch, Thrown> {
    let pixels = core::photo::decode(&photo.0)?;
    to_js(&detector.0.search(&pixels, telling(on_pass))?)
}

/// Searches it lying on either side and upside down, for what the search missed.
#[wasm_bindgen(js_name = detectTurned)]
pub fn detect_turned(detector: &Detector, photo: &Photo, on_pass: Option<OnPass>) -> Result<FaceSearch, Thrown> {
    let pixels = core::photo::decode(&photo.0)?;
    to_js(&detector.0.search_turned(&pixels, telling(on_pass))?)
}

/// Tells the page how far a search has come. A page that fails to show it is no reason to stop looking for faces.
fn telling(on_pass: Option<OnPass>) -> impl FnMut(core::faces::Progress<'_>) {
    let on_pass: Option<js_sys::Function> = on_pass.map(|callback| JsValue::from(callback).unchecked_into());
    move |so_far| {
        if let Some(callback) = &on_pass
            && let Ok(faces) = to_js::<JsValue>(&so_far.faces)
        {
            let _ = callback.call3(&JsValue::NULL, &(so_far.done as u32).into(), &(so_far.total as u32).into(), &faces);
        }
    }
}

/// How sharp the faces in these regions of the upright picture are, in thousandths: a number for each, in their order.
#[wasm_bindgen(js_name = faceSharpness)]
pub fn face_sharpness(photo: &Photo, regions: Regions) -> Result<Vec<u16>, Thrown> {
    let regions = from_js::<Vec<core::faces::Region>>(regions.into())?;
    let pixels = core::photo::decode(&photo.0)?;
    Ok(regions.into_iter().map(|region| core::photo::sharpness(&pixels, region)).collect())
}

/// The long sides at which a picture has to have been searched before a verdict may say that nobody is in it.
#[wasm_bindgen(js_name = exhaustivePasses)]
pub fn exhaustive_passes() -> Vec<u32> {
    core::faces::EXHAUSTIVE.to_vec()
}

/// Reads a class list from separated values.
#[wasm_bindgen(js_name = importClassList)]
pub fn import_class_list(bytes: &[u8]) -> Result<ClassList, Thrown> {
    let import = core::people::read(bytes)?;
    let reader = core::caption::Reader::new(&import.list);
    Ok(ClassList { import, reader })
}

/// Reads the school's own cameras and iPads from separated values.
#[wasm_bindgen(js_name = importDevices)]
pub fn import_devices(bytes: &[u8]) -> Result<Devices, Thrown> {
    Ok(Devices(core::policy::read_devices(bytes)?))
}

/// What a submission says of the device that took its photo, by the evidence that `inspect` reported.
#[wasm_bindgen(js_name = deviceFacts)]
pub fn device_facts(evidence: Evidence, policy: &Policy) -> Result<DeviceFacts, Thrown> {
    let evidence = from_js::<core::metadata::Evidence>(evidence.into())?;
    to_js(&core::verdict::DeviceFacts::of(&evidence, &policy.0))
}

/// The policies that come with the program.
#[wasm_bindgen(js_name = presetPolicies)]
pub fn preset_policies() -> Result<PolicyInfos, Thrown> {
    let infos = core::policy::presets()
        .map(|id| core::policy::preset(id).map(|policy| core::policy::Info::of(&policy)))
        .collect::<Result<Vec<_>, _>>()?;
    to_js(&infos)
}

/// Loads a preset by its id, or a policy from the text of its TOML file.
#[wasm_bindgen(js_name = loadPolicy)]
pub fn load_policy(name_or_toml: &str) -> Result<Policy, Thrown> {
    let policy = if name_or_toml.contains('=') {
        core::policy::Policy::parse(name_or_toml)?
    } else {
        core::policy::preset(name_or_toml)?
    };
    Ok(Policy(policy))
}

/// Finds the names and contact details in the words.
#[wasm_bindgen(js_name = checkCaption)]
pub fn check_caption(words: Words, class_list: &ClassList) -> Result<Mentions, Thrown> {
    to_js(&class_list.reader.read(&from_js::<core::caption::Words>(words.into())?))
}

/// Judges a submission.
#[wasm_bindgen]
pub fn judge(submission: Submission, class_list: &ClassList, policy: &Policy) -> Result<Verdict, Thrown> {
    to_js(&verdict_on(submission, class_list, policy)?)
}

/// The same verdict as the JSON that the command line prints, byte for byte.
#[wasm_bindgen(js_name = judgeJson)]
pub fn judge_json(submission: Submission, class_list: &ClassList, policy: &Policy) -> Result<String, Thrown> {
    Ok(verdict_on(submission, class_list, policy)?.to_json())
}

fn verdict_on(
    submission: Submission,
    class_list: &ClassList,
    policy: &Policy,
) -> Result<core::verdict::Verdict, Thrown> {
    let submission = from_js(submission.into())?;
    Ok(core::verdict::judge(&submission, &class_list.import.list, &policy.0))
}

/// Covers, strips and proves a photo whose verdict has nothing in the way.
///
/// `seed` is for the noise of a mosaic cover, which is refused without one: a new number for each call, such as
/// `crypto.getRandomValues(new BigUint64Array(1))[0]`. Other covers need none.
#[wasm_bindgen]
pub fn clear(
    photo: &Photo,
    submission: Submission,
    class_list: &ClassList,
    policy: &Policy,
    previous_entry_hash: Option<String>,
    seed: Option<u64>,
) -> Result<ClearanceResult, Thrown> {
    let submission: core::verdict::Submission = from_js(submission.into())?;
    let seed = match (seed, submission.choices.cover) {
        (Some(seed), _) => seed,
        (None, core::photo::CoverStyle::Mosaic) => {
            return Err(core::Error::new(core::Code::SubmissionBroken).because("a mosaic needs a random seed").into());
        }
        (None, core::photo::CoverStyle::Solid | core::photo::CoverStyle::Surroundings) => 0,
    };
    let previous = previous_entry_hash.map(|digits| core::Hash::parse(&digits)).transpose()?;
    let clearance =
        core::verdict::clear(&photo.0, &submission, &class_list.import.list, &policy.0, previous.as_ref(), seed)?;
    bytes_result(clearance)
}
