fn main() {
    for path in std::env::args().skip(1) {
        let file = deroga::source::SourceFile::read(std::path::Path::new(&path)).unwrap();
        let (text, _) = deroga::ingest::ingest(&file).unwrap();
        for l in &text.lines { println!("{}{}{} {:>2} g{} | {}", l.level, if l.bold {"b"} else {" "}, if l.row {"r"} else {" "}, l.indent, l.gap, &text.clean[l.span.range()]); }
        for r in &text.removed { if r.kind == deroga::text::RemovedKind::Furniture { println!("F: {}", &text.source[r.source.range()]); } }
    }
}
