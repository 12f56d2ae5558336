//! Rebuilds when a file comes into the folders that are compiled in: cargo sees only those it knows.

fn main() {
    println!("cargo:rerun-if-changed=grammars");
    println!("cargo:rerun-if-changed=corpus");
    println!("cargo:rerun-if-changed=schema");
    println!("cargo:rerun-if-changed=templates");
}
