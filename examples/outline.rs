//! Prints the outline of the files named on the command line: place, locator, first words.

use std::path::Path;

use deroga::certificate::certificate;
use deroga::ingest::ingest;
use deroga::outline::outline;
use deroga::source::SourceFile;

fn main() {
    for path in std::env::args().skip(1) {
        let read = SourceFile::read(Path::new(&path)).map_err(|e| e.to_string());
        match read.and_then(|file| ingest(&file).map_err(|d| d.message)) {
            Ok((text, _)) => print(&text),
            Err(message) => eprintln!("{path}: {message}"),
        }
    }
}

fn print(text: &deroga::text::Text) {
    let outline = outline(text);
    for (index, unit) in outline.units.iter().enumerate() {
        let depth = outline.ancestors(index).len();
        let heading = unit
            .heading
            .map_or("", |h| &text.clean[h.range()])
            .replace('\n', " ⏎ ");
        let body: String = text.clean[unit.body.range()]
            .replace('\n', " ⏎ ")
            .chars()
            .take(60)
            .collect();
        println!(
            "{:indent$}{:?} {} «{}» [{heading}] {body}",
            "",
            unit.kind,
            unit.locator,
            unit.place,
            indent = depth * 2
        );
    }
    println!("{:?}", certificate(text, &outline));
}
