//! The worker under Spark gives what one process gives. Only with `DEROGA_SPARK=1` and `PySpark` at hand:
//! it is some 400 MB.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn under_spark_the_results_are_those_of_one_process() {
    if std::env::var_os("DEROGA_SPARK").is_none() {
        println!("saltato: si prova con DEROGA_SPARK=1 e PySpark installato");
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let acts = root.path().join("atti");
    fs::create_dir_all(&acts).unwrap();
    for n in 0..40 {
        let text = format!(
            "REGOLAMENTO SUL LAVORO AGILE DEL COMUNE\n\nArt. 1 - Recesso\n\n1. Il Comune può recedere \
             dall'accordo individuale con un preavviso di {} giorni.\n",
            n + 1
        );
        fs::write(acts.join(format!("atto-{n:02}.txt")), text).unwrap();
    }
    let program = env!("CARGO_BIN_EXE_deroga");
    let output = root.path().join("esiti");
    let run = Command::new(program)
        .args(["run", "-q", "--output"])
        .args([&output, &acts])
        .status()
        .unwrap();
    assert!(run.success());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("python/spark_test.py");
    let python = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let spark = Command::new(python)
        .args([script.as_path(), Path::new(program), &acts, &output])
        .output()
        .unwrap();
    assert!(spark.status.success(), "{spark:?}");
}
