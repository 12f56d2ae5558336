//! Writes the report of a made-up corpus, to see how pages bear size.
//!
//! `cargo bench --bench reports -- FOLDER [INSTITUTIONS] [TOPICS]`; without a folder it only says so.

#[path = "../tests/report_support/mod.rs"]
mod report_support;

use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use deroga::report::html::{LARGEST, Lang, Options, pages};

fn main() {
    let mut asked = env::args().skip(1).filter(|arg| !arg.starts_with("--"));
    let Some(folder) = asked.next().map(PathBuf::from) else {
        println!("reports: name a folder to write to");
        return;
    };
    let mut number = |usual: usize| {
        let given = asked.next().and_then(|n| n.parse().ok());
        given.unwrap_or(usual)
    };
    let (institutions, topics) = (number(10_000), number(64));
    let report = report_support::synthetic(institutions, topics);
    let templates = report_support::templates();
    let options = Options {
        lang: Lang::It,
        templates: &templates,
        stem: "report",
        largest: LARGEST,
    };
    let start = Instant::now();
    let (mut files, mut bytes, mut longest) = (0, 0, 0);
    let written = pages(&report, &options, &mut |file| {
        let path = folder.join(&file.name);
        let parent = path.parent().unwrap_or(&folder);
        fs::create_dir_all(parent).expect("the folder can be made");
        fs::write(&path, &file.text).expect("the file can be written");
        files += 1;
        bytes += file.text.len();
        longest = longest.max(file.text.len());
    });
    written.expect("the templates fit");
    println!(
        "{institutions} institutions × {topics} topics: {files} files, {} MB, the largest {} kB, in {} s",
        bytes / 1_000_000,
        longest / 1000,
        start.elapsed().as_secs()
    );
}
