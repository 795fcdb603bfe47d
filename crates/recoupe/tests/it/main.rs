//! The built program, run as a user runs it.

mod cli;
mod demo_gate;
mod folders;
mod renderings;
mod scores;

use std::process::{Command, Output, Stdio};

/// Runs the program with arguments and standard input.
pub(crate) fn recoupe(arguments: &[&str], input: &[u8]) -> Output {
    use std::io::Write;
    let mut child = Command::new(env!("CARGO_BIN_EXE_recoupe"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // from another thread: the program may print before it has read all
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    // a program that stops reading early closes the pipe; that is its right
    let _ = writer.join();
    output
}
