//! `schoolgate list`: what was understood of a class list, column by column, and what was not.

use std::path::{Path, PathBuf};

use schoolgate_core::{
    Code, Error,
    people::{self, Import, Mapping, Polarity, Problem, Sureness},
};

use crate::{Failure, Outcome, files};

/// How a class list is to be read.
#[derive(clap::Args)]
pub struct Reading {
    /// What the columns mean, as a file that `list --save-mapping` wrote
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// What a yes means below a heading: consent, denial or objection
    #[arg(long, value_parser = parse_confirmed, value_name = "HEADING=MEANING")]
    confirm: Vec<(String, Polarity)>,
    /// The sheet of a workbook
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
}

#[derive(clap::Args)]
pub struct Arguments {
    /// The class list, as separated values or a workbook (XLSX, XLS, ODS); several are merged
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Keep what the columns mean in this file, without anybody's name
    #[arg(long, value_name = "FILE")]
    save_mapping: Option<PathBuf>,
    /// Print the people and the problems as one line of JSON
    #[arg(long)]
    json: bool,
}

fn parse_confirmed(text: &str) -> Result<(String, Polarity), String> {
    let how = "write the heading, = and consent, denial or objection, such as \"Consent Denied=denial\"";
    let (heading, meaning) = text.rsplit_once('=').ok_or(how)?;
    let polarity = match meaning.trim() {
        "consent" => Polarity::Consent,
        "denial" => Polarity::Denial,
        "objection" => Polarity::Objection,
        _ => return Err(how.to_owned()),
    };
    Ok((heading.to_owned(), polarity))
}

pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let (import, mappings) = arguments.reading.read(&arguments.files)?;
    if let Some(path) = &arguments.save_mapping {
        // One mapping serves all the files: a column is found by its heading.
        let mut kept = Mapping { sheet: arguments.reading.sheet.clone(), ..Mapping::default() };
        kept.columns.extend(mappings.iter().flat_map(|mapping| mapping.to_keep().columns));
        let json = serde_json::to_string_pretty(&kept)
            .map_err(|error| Failure::Core(path.clone(), Error::new(Code::SubmissionBroken).because(error)))?;
        files::write_new(path, json.as_bytes())?;
    }
    if arguments.json {
        println!("{}", serde_json::json!(import));
    } else {
        for (path, mapping) in arguments.files.iter().zip(&mappings) {
            print_mapping(path, mapping);
        }
        println!("{} people", import.list.people.len());
    }
    tell_problems(arguments.files.first().map_or(Path::new(""), PathBuf::as_path), &import.problems);
    Ok(if import.problems.is_empty() { Outcome::Clear } else { Outcome::Stopped })
}

impl Reading {
    /// Reads the files as one list, and says what their columns were read as.
    pub fn read(&self, paths: &[PathBuf]) -> Result<(Import, Vec<Mapping>), Failure> {
        let kept = self.mapping.as_deref().map(read_mapping).transpose()?;
        let mut unused: Vec<&(String, Polarity)> = self.confirm.iter().collect();
        let (mut imports, mut mappings) = (Vec::new(), Vec::new());
        for path in paths {
            let refused = |error: Error| Failure::Core(path.clone(), error);
            let bytes = files::read(path)?;
            let mut mapping = people::suggest_with(&bytes, self.sheet.as_deref(), kept.as_ref()).map_err(refused)?;
            unused.retain(|(heading, polarity)| !mapping.confirm(heading, *polarity));
            for (heading, polarity) in &self.confirm {
                mapping.confirm(heading, *polarity);
            }
            let import = people::read_with(&bytes, &mapping).map_err(refused)?;
            imports.push((path.display().to_string(), import));
            mappings.push(mapping);
        }
        if let Some((heading, _)) = unused.first() {
            return Err(Failure::Usage(format!("no column of answers has the heading \"{heading}\"")));
        }
        Ok((people::merge(imports), mappings))
    }
}

fn read_mapping(path: &Path) -> Result<Mapping, Failure> {
    serde_json::from_str(&files::read_text(path)?)
        .map_err(|error| Failure::Core(path.to_owned(), Error::new(Code::SubmissionBroken).because(error)))
}

/// Says of every cell that was not understood that it does not count.
pub fn tell_problems(path: &Path, problems: &[Problem]) {
    for problem in problems {
        let file = if problem.file.is_empty() { path.display().to_string() } else { problem.file.clone() };
        eprintln!(
            "{file}: row {}, column {}: {:?}: {} {}",
            problem.row,
            problem.column,
            problem.value,
            problem.code.message(),
            problem.code.remedy()
        );
    }
}

fn print_mapping(path: &Path, mapping: &Mapping) {
    let sheet = mapping.sheet.as_ref().map(|sheet| format!(", sheet {sheet}")).unwrap_or_default();
    println!("{}{sheet}", path.display());
    for column in &mapping.columns {
        let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let channels: Vec<&str> = column.channels.iter().map(|channel| channel.as_str()).collect();
        let polarity = column.polarity.map(|polarity| word(serde_json::json!(polarity))).unwrap_or_default();
        let note = match column.sureness {
            Sureness::Certain => "",
            Sureness::Confirm => "  <- what does a yes mean? --confirm \"HEADING=MEANING\"",
            Sureness::Unknown => "  <- not read",
        };
        println!(
            "  {}: {} {} {polarity}{note}",
            column.heading.trim(),
            word(serde_json::json!(column.means)),
            channels.join(", ")
        );
        for sample in &column.samples {
            if !sample.understood.is_empty() {
                println!("      row {}: {} -> {}", sample.row, sample.value.trim(), sample.understood);
            }
        }
    }
}
