//! Schoolgate for JavaScript: a thin skin over the core, and nothing else.
//!
//! Files are held on this side as handles ([`Photo`], [`ClassList`], [`Devices`], [`Policy`], [`Detector`]); everything
//! else crosses as plain objects whose TypeScript shapes are in `types.ts`. Every function throws a `SchoolgateError`.

mod convert;

use convert::{Thrown, bytes_result, clean_result, from_js, to_js};
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
    #[wasm_bindgen(typescript_type = "Listed")]
    pub type Listed;
    #[wasm_bindgen(typescript_type = "ImportReport")]
    pub type ImportReport;
    #[wasm_bindgen(typescript_type = "Mapping")]
    pub type Mapping;
    #[wasm_bindgen(typescript_type = "string[]")]
    pub type FileNames;
    #[wasm_bindgen(typescript_type = "PolicyInfo")]
    pub type PolicyInfo;
    #[wasm_bindgen(typescript_type = "PolicyInfo[]")]
    pub type PolicyInfos;
    #[wasm_bindgen(typescript_type = "PolicyChange[]")]
    pub type PolicyChanges;
    #[wasm_bindgen(typescript_type = "DerivedPolicy")]
    pub type DerivedPolicy;
    #[wasm_bindgen(typescript_type = "Words")]
    pub type Words;
    #[wasm_bindgen(typescript_type = "Mention[]")]
    pub type Mentions;
    #[wasm_bindgen(typescript_type = "Named[]")]
    pub type NamedList;
    #[wasm_bindgen(typescript_type = "Submission")]
    pub type Submission;
    #[wasm_bindgen(typescript_type = "Role")]
    pub type Role;
    #[wasm_bindgen(typescript_type = "ApprovalRequest")]
    pub type ApprovalRequest;
    #[wasm_bindgen(typescript_type = "SignedApproval")]
    pub type SignedApproval;
    #[wasm_bindgen(typescript_type = "SignedApproval | null")]
    pub type FittingApproval;
    #[wasm_bindgen(typescript_type = "IncidentReport")]
    pub type IncidentReport;
    #[wasm_bindgen(typescript_type = "Appearance[]")]
    pub type Appearances;
    #[wasm_bindgen(typescript_type = "Due[]")]
    pub type DueList;
    #[wasm_bindgen(typescript_type = "Verdict")]
    pub type Verdict;
    #[wasm_bindgen(typescript_type = "ClearanceResult")]
    pub type ClearanceResult;
    #[wasm_bindgen(typescript_type = "CleanResult")]
    pub type CleanResult;
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

    /// The same without anybody's answers, which is sooner told.
    #[wasm_bindgen(getter)]
    pub fn listed(&self) -> Result<Listed, Thrown> {
        to_js(&self.import.listed())
    }

    /// How many people are on it.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.import.list.people.len()
    }

    /// The encoding of a text; "XLSX", "XLS" or "ODS" for a workbook.
    #[wasm_bindgen(getter)]
    pub fn encoding(&self) -> String {
        self.import.encoding.clone()
    }

    /// What stands between the cells; a space for a workbook.
    #[wasm_bindgen(getter)]
    pub fn separator(&self) -> String {
        self.import.separator.to_string()
    }

    /// Has captions read with what the school says of itself: the text of its words file, TOML or JSON.
    #[wasm_bindgen(js_name = setSchoolWords)]
    pub fn set_school_words(&mut self, text: &str) -> Result<(), Thrown> {
        self.reader = core::caption::Reader::of_school(&self.import.list, &core::caption::School::parse(text)?);
        Ok(())
    }
}

impl ClassList {
    fn prepared(&self) -> (&core::people::ClassList, &core::caption::Reader) {
        (&self.import.list, &self.reader)
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

    /// The text of a school's own policy file: this one's with these settings changed. While anything is wrong with them
    /// there is no text, and it says what.
    pub fn derive(&self, changes: PolicyChanges) -> Result<DerivedPolicy, Thrown> {
        let changes = from_js::<Vec<core::policy::Change>>(changes.into())?;
        to_js(&core::policy::Derived::of(&self.0, &changes))
    }

    /// The same policy with these devices added to those its file lists.
    #[wasm_bindgen(js_name = withDevices)]
    pub fn with_devices(&self, devices: &Devices) -> Policy {
        Self(self.0.clone().with_devices(&devices.0.devices))
    }

    /// The same policy with the public keys of a list (TOML), where its own file lists none.
    #[wasm_bindgen(js_name = withKeys)]
    pub fn with_keys(&self, list: &str) -> Result<Policy, Thrown> {
        Ok(Self(self.0.clone().with_keys(&core::policy::read_keys(list)?)))
    }
}

/// The secret key of somebody who approves.
#[wasm_bindgen]
pub struct ApproverKey(core::approval::SecretKey);

#[wasm_bindgen]
impl ApproverKey {
    /// A new key. `seed` is 32 random bytes, from `crypto.getRandomValues(new Uint8Array(32))`.
    pub fn generate(seed: &[u8], role: Role) -> Result<ApproverKey, Thrown> {
        let role = from_js::<core::policy::Role>(role.into())?;
        Ok(Self(core::approval::SecretKey::of(&seed_of(seed)?, role)))
    }

    /// A key from the text of its file.
    pub fn load(text: &str) -> Result<ApproverKey, Thrown> {
        Ok(Self(core::approval::SecretKey::parse(text)?))
    }

    /// The text of the file that holds it: a secret.
    #[wasm_bindgen(js_name = toFile)]
    pub fn to_file(&self) -> String {
        self.0.to_file()
    }

    /// The lines for the school's list of keys: no secret.
    pub fn listed(&self) -> String {
        self.0.listed()
    }

    /// Approves a request on this day, YYYY-MM-DD.
    pub fn sign(&self, request: ApprovalRequest, on: &str) -> Result<SignedApproval, Thrown> {
        let request = from_js::<core::approval::Request>(request.into())?;
        to_js(&core::approval::sign(request, day(on)?, &self.0))
    }
}

/// The school's register key.
#[wasm_bindgen]
pub struct RegisterKey(core::register::RegisterKey);

#[wasm_bindgen]
impl RegisterKey {
    /// A new key. `seed` is 32 random bytes, from `crypto.getRandomValues(new Uint8Array(32))`.
    pub fn generate(seed: &[u8]) -> Result<RegisterKey, Thrown> {
        Ok(Self(core::register::RegisterKey::of(&seed_of(seed)?)))
    }

    /// A key from the text of its file.
    pub fn load(text: &str) -> Result<RegisterKey, Thrown> {
        Ok(Self(core::register::RegisterKey::parse(text)?))
    }

    /// The text of the file that holds it: a secret.
    #[wasm_bindgen(js_name = toFile)]
    pub fn to_file(&self) -> String {
        self.0.to_file()
    }
}

/// The school's receipt key.
#[wasm_bindgen]
pub struct ReceiptKey(core::receipt::ReceiptKey);

#[wasm_bindgen]
impl ReceiptKey {
    /// A new key. `seed` is 32 random bytes, from `crypto.getRandomValues(new Uint8Array(32))`.
    pub fn generate(seed: &[u8]) -> Result<ReceiptKey, Thrown> {
        Ok(Self(core::receipt::ReceiptKey::of(&seed_of(seed)?)))
    }

    /// A key from the text of its file.
    pub fn load(file: &str) -> Result<ReceiptKey, Thrown> {
        Ok(Self(core::receipt::ReceiptKey::parse(file)?))
    }

    /// The text of the file that holds it: a secret.
    #[wasm_bindgen(js_name = toFile)]
    pub fn to_file(&self) -> String {
        self.0.to_file()
    }

    /// The public key that servers check receipts with: a JWK as JSON text, no secret.
    #[wasm_bindgen(js_name = publicJwk)]
    pub fn public_jwk(&self) -> String {
        self.0.public_jwk()
    }
}

fn seed_of(bytes: &[u8]) -> Result<[u8; 32], Thrown> {
    bytes.try_into().map_err(|_| core::Error::new(core::Code::SubmissionBroken).because("a seed is 32 bytes").into())
}

fn day(text: &str) -> Result<core::Date, Thrown> {
    text.parse()
        .map_err(|_| core::Error::new(core::Code::SubmissionBroken).because("a day is written YYYY-MM-DD").into())
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

/// Reads a class list from separated values or a workbook.
#[wasm_bindgen(js_name = importClassList)]
pub fn import_class_list(bytes: &[u8]) -> Result<ClassList, Thrown> {
    Ok(class_list(core::people::read(bytes)?))
}

/// Says what each column of a class list would be taken for, and what ten rows of it would mean. `sheet` names a
/// workbook's sheet; `kept` is what the school said of an earlier list.
#[wasm_bindgen(js_name = suggestMapping)]
pub fn suggest_mapping(bytes: &[u8], sheet: Option<String>, kept: Option<Mapping>) -> Result<Mapping, Thrown> {
    let kept = kept.map(|kept| from_js::<core::people::Mapping>(kept.into())).transpose()?;
    to_js(&core::people::suggest_with(bytes, sheet.as_deref(), kept.as_ref())?)
}

/// The same mapping without anybody's name, for keeping.
#[wasm_bindgen(js_name = mappingToKeep)]
pub fn mapping_to_keep(mapping: Mapping) -> Result<Mapping, Thrown> {
    to_js(&from_js::<core::people::Mapping>(mapping.into())?.to_keep())
}

/// Reads a class list by what a person said its columns mean.
#[wasm_bindgen(js_name = importClassListWith)]
pub fn import_class_list_with(bytes: &[u8], mapping: Mapping) -> Result<ClassList, Thrown> {
    Ok(class_list(core::people::read_with(bytes, &from_js::<core::people::Mapping>(mapping.into())?)?))
}

/// Makes one class list of several. `names` are the files' names, in their order; problems are told with them. The lists
/// given go into the new one and cannot be used any more.
#[wasm_bindgen(js_name = mergeClassLists)]
pub fn merge_class_lists(lists: Vec<ClassList>, names: FileNames) -> Result<ClassList, Thrown> {
    let names = from_js::<Vec<String>>(names.into())?;
    let named = names.into_iter().chain(std::iter::repeat(String::new()));
    Ok(class_list(core::people::merge(named.zip(lists.into_iter().map(|list| list.import)).collect())))
}

fn class_list(import: core::people::Import) -> ClassList {
    let reader = core::caption::Reader::new(&import.list);
    ClassList { import, reader }
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

/// Finds whom the photo file's own metadata names, by what `inspect` reported.
#[wasm_bindgen(js_name = namesInMetadata)]
pub fn names_in_metadata(report: MetadataReport, class_list: &ClassList) -> Result<NamedList, Thrown> {
    to_js(&class_list.reader.read_metadata(&from_js::<core::metadata::Report>(report.into())?))
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
    Ok(core::verdict::judge(&submission, class_list.prepared(), &policy.0))
}

/// Covers, strips and proves a photo whose verdict has nothing in the way.
///
/// `seed` is for the noise of a mosaic cover, which is refused without one: a new number for each call, such as
/// `crypto.getRandomValues(new BigUint64Array(1))[0]`. Other covers need none. With `register_key`, the text of the register
/// key's file, people are written into the register by pseudonym. With `receipt_key`, the text of the receipt key's file, there
/// is a signed receipt for servers.
#[wasm_bindgen]
#[allow(clippy::too_many_arguments, reason = "each may be left out from the end, and was added there")]
pub fn clear(
    photo: &Photo,
    submission: Submission,
    class_list: &ClassList,
    policy: &Policy,
    previous_entry_hash: Option<String>,
    seed: Option<u64>,
    register_key: Option<String>,
    receipt_key: Option<String>,
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
    let key = register_key.as_deref().map(core::register::RegisterKey::parse).transpose()?;
    let receipt_key = receipt_key.as_deref().map(core::receipt::ReceiptKey::parse).transpose()?;
    let book = core::register::Book { previous: previous.as_ref(), key: key.as_ref() };
    let clearance = core::verdict::clear(&photo.0, &submission, class_list.prepared(), &policy.0, book, seed)?;
    let receipt = receipt_key.map(|key| key.sign(clearance.receipt())).transpose()?;
    bytes_result(clearance, receipt)
}

/// The signed receipt for words without a picture whose verdict has nothing in the way. `receipt_key` is the text of the
/// receipt key's file.
#[wasm_bindgen(js_name = clearWords)]
pub fn clear_words(
    submission: Submission,
    class_list: &ClassList,
    policy: &Policy,
    receipt_key: &str,
) -> Result<String, Thrown> {
    let submission: core::verdict::Submission = from_js(submission.into())?;
    let key = core::receipt::ReceiptKey::parse(receipt_key)?;
    let receipt = core::receipt::Receipt::of_words(&submission, class_list.prepared(), &policy.0)?;
    Ok(key.sign(&receipt)?)
}

/// Writes a photo again with nothing in it but its picture, and proves it, as `schoolgate clean` does. It says nothing of
/// whether the picture may be published.
#[wasm_bindgen]
pub fn clean(photo: &Photo) -> Result<CleanResult, Thrown> {
    clean_result(core::photo::strip(&photo.0, core::photo::Choices::default())?)
}

/// What of a submission has to be approved; it must have a photo.
#[wasm_bindgen(js_name = approvalRequest)]
pub fn approval_request(submission: Submission, policy: &Policy) -> Result<ApprovalRequest, Thrown> {
    let submission: core::verdict::Submission = from_js(submission.into())?;
    let request = core::approval::Request::of(&submission, &policy.0);
    to_js(&request.ok_or_else(|| core::Error::new(core::Code::SubmissionPhoto).because("it has no photo"))?)
}

/// Of the approvals in a file, a line each, the one to give to the judge as `signedApproval`.
#[wasm_bindgen(js_name = fittingApproval)]
pub fn fitting_approval(file: &str, request: ApprovalRequest) -> Result<FittingApproval, Thrown> {
    let approvals = core::approval::read(file)?;
    let request = from_js::<core::approval::Request>(request.into())?;
    to_js(&core::approval::fitting(&approvals, &request))
}

/// The register's line for a submission that was stopped; none when nothing stands in its way.
#[wasm_bindgen(js_name = refusalEntry)]
pub fn refusal_entry(
    submission: Submission,
    class_list: &ClassList,
    policy: &Policy,
    previous_entry_hash: Option<String>,
    register_key: Option<String>,
) -> Result<Option<String>, Thrown> {
    let submission: core::verdict::Submission = from_js(submission.into())?;
    let verdict = core::verdict::judge(&submission, class_list.prepared(), &policy.0);
    let previous = previous_entry_hash.map(|digits| core::Hash::parse(&digits)).transpose()?;
    let key = register_key.as_deref().map(core::register::RegisterKey::parse).transpose()?;
    let book = core::register::Book { previous: previous.as_ref(), key: key.as_ref() };
    let entry = core::register::Entry::of_refusal(&submission, &verdict, &policy.0, book);
    Ok(entry.map(|entry| entry.to_json()))
}

/// The register's line for an incident, signed where a key is given.
#[wasm_bindgen(js_name = incidentEntry)]
pub fn incident_entry(
    report: IncidentReport,
    previous_entry_hash: Option<String>,
    register_key: Option<String>,
    signer: Option<String>,
) -> Result<String, Thrown> {
    let report = from_js::<core::register::Report>(report.into())?;
    let previous = previous_entry_hash.map(|digits| core::Hash::parse(&digits)).transpose()?;
    let key = register_key.as_deref().map(core::register::RegisterKey::parse).transpose()?;
    let signer = signer.as_deref().map(core::approval::SecretKey::parse).transpose()?;
    let book = core::register::Book { previous: previous.as_ref(), key: key.as_ref() };
    Ok(core::register::Entry::of_incident(report, signer.as_ref(), book)?.to_json())
}

/// The register's line for a picture that was taken down and deleted on this day, YYYY-MM-DD, after the last of its lines.
/// `entry` is the hash of the line that had cleared the picture.
#[wasm_bindgen(js_name = removalEntry)]
pub fn removal_entry(register: &[u8], entry: &str, on: &str, by: Role) -> Result<String, Thrown> {
    let entries = core::register::read(register)?;
    let entry = core::Hash::parse(entry)?;
    let cleared_it =
        |other: &core::register::Entry| other.hash == entry && matches!(other.body, core::register::Body::Clearance(_));
    if !entries.iter().any(cleared_it) {
        return Err(core::Error::new(core::Code::RegisterEntry).into());
    }
    let by = from_js::<core::policy::Role>(by.into())?;
    let book = core::register::Book { previous: entries.last().map(|last| &last.hash), key: None };
    Ok(core::register::Entry::of_removal(entry, day(on)?, by, book).to_json())
}

/// Checks a register, and that it still holds every entry whose hash was noted elsewhere; the hash of its last entry.
#[wasm_bindgen(js_name = verifyRegister)]
pub fn verify_register(register: &[u8], checkpoints: Vec<String>) -> Result<Option<String>, Thrown> {
    let checkpoints = checkpoints.iter().map(|digits| core::Hash::parse(digits)).collect::<Result<Vec<_>, _>>()?;
    let entries = core::register::verify_since(register, &checkpoints)?;
    Ok(entries.last().map(|entry| entry.hash.to_string()))
}

/// The register as a table for a spreadsheet.
#[wasm_bindgen(js_name = registerCsv)]
pub fn register_csv(register: &[u8]) -> Result<String, Thrown> {
    Ok(core::register::to_csv(&core::register::read(register)?))
}

/// Every clearance in which this person of the class list is shown.
#[wasm_bindgen]
pub fn appearances(register: &[u8], person: String, register_key: Option<String>) -> Result<Appearances, Thrown> {
    let entries = core::register::read(register)?;
    let key = register_key.as_deref().map(core::register::RegisterKey::parse).transpose()?;
    to_js(&core::register::appearances(&entries, &core::people::PersonId(person), key.as_ref())?)
}

/// What has to be deleted on this day, YYYY-MM-DD.
#[wasm_bindgen(js_name = dueForDeletion)]
pub fn due_for_deletion(
    register: &[u8],
    class_list: &ClassList,
    policy: &Policy,
    on: &str,
    register_key: Option<String>,
) -> Result<DueList, Thrown> {
    let entries = core::register::read(register)?;
    let key = register_key.as_deref().map(core::register::RegisterKey::parse).transpose()?;
    to_js(&core::register::due(&entries, &class_list.import.list, &policy.0, key.as_ref(), day(on)?)?)
}
