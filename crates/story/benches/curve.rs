//! What a report costs when ten thousand, a hundred thousand and a million others came before it, and what it weighs
//! in the open window. Prints processor time (other work on the machine does not count) for placing reports whose
//! features are made, and for the whole way from their words.
//!
//! `cargo bench --profile ci -p recoupe-story --bench curve [-- REPORTS [BODY WORDS]]`
//!
//! The stream is invented: words as frequent as Zipf's law has them, a third of the reports on events that come and
//! go (forty at a time, each with four words of its own), the others alone; two hundred an hour in one language.

#![allow(clippy::print_stdout, clippy::disallowed_methods)] // a bench tells a person

use recoupe_model::Lang;
use recoupe_story::{Features, Reader, Report, Stream, Weights};
use std::time::{Duration, Instant};

/// Reports between two readings of the clock.
const ROUND: usize = 10_000;

/// Numbers that are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// The n-th most frequent of `words` words, as Zipf's law has it: n = words^u.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn zipf(&mut self, words: f64) -> u64 {
        words.powf(self.below(1 << 24) as f64 / (1u64 << 24) as f64) as u64 - 1
    }
}

/// The n-th word of an invented language.
fn word(mut n: u64, out: &mut String) {
    n += 14 * 5;
    while n > 0 {
        out.push(char::from(b"bdfgklmnprstvz"[(n % 14) as usize]));
        n /= 14;
        out.push(char::from(b"aeiou"[(n % 5) as usize]));
        n /= 5;
    }
    out.push(' ');
}

/// Time, title and body of the n-th report.
fn report(n: usize, body: usize, dice: &mut Dice) -> (String, String, String) {
    let event = if dice.below(3) == 0 { (n / 150) as u64 + dice.below(40) } else { 1_000_000_000 + n as u64 };
    let (mut title, mut text) = (String::new(), String::new());
    for k in 0..4 {
        word(3_000 + Dice(event * 31 + k).below(60_000), &mut title);
    }
    for _ in 0..7 {
        word(dice.zipf(60_000.0), &mut title);
    }
    for k in 0..body {
        // every sixth word is one of the event's thirty
        let n = if k % 6 == 0 { 3_000 + Dice(event * 31 + dice.below(30)).below(60_000) } else { dice.zipf(60_000.0) };
        word(n, &mut text);
    }
    let minute = n * 60 / 200;
    let (day, hour) = (minute / 1440, minute / 60 % 24);
    let date = format!("{:04}-{:02}-{:02}T{hour:02}:{:02}:00", 2031 + day / 336, day / 28 % 12 + 1, day % 28 + 1, minute % 60);
    (date, title, text)
}

/// Processor time of this thread where the system tells it, else the time of day.
fn clock(start: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    told.and_then(|s| s.split(' ').next()?.parse().ok()).map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn main() {
    let numbers: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let reports = numbers.first().copied().unwrap_or(1_000_000);
    let body = numbers.get(1).copied().unwrap_or(0);
    let start = Instant::now();
    let (mut reader, mut dice, mut stream) = (Reader::new(Weights::default()), Dice(7), Stream::new());
    println!("reports before   placed/s   from words/s   bytes a report   ({body} words of body)");
    let (mut placed, mut read) = (Duration::ZERO, Duration::ZERO);
    for from in (0..reports).step_by(ROUND) {
        let rows: Vec<(String, String, String)> = (from..from + ROUND).map(|n| report(n, body, &mut dice)).collect();
        let before = clock(start);
        let features: Vec<Features> = rows
            .iter()
            .map(|(date, title, text)| {
                reader.read(&Report {
                    id: "",
                    lang: Some(Lang::FR),
                    url: None,
                    outlet: None,
                    published: Some(date),
                    title,
                    text,
                    article: None,
                })
            })
            .collect();
        let made = clock(start);
        for (n, made) in features.iter().enumerate() {
            stream.place(&(from + n).to_string(), made);
        }
        (read, placed) = (read + made.checked_sub(before).unwrap_or_default(), placed + clock(start).checked_sub(made).unwrap_or_default());
        let done = from + ROUND;
        // five rounds together, so that a repair's turn does not sway the figure
        if done.is_multiple_of(5 * ROUND) {
            if done == 5 * ROUND || done.is_multiple_of(250_000) || done == 100_000 {
                let a_second = |time: Duration| 5.0 * ROUND as f64 / time.as_secs_f64();
                let bytes = stream.bytes_a_report();
                println!("{:14} {:10.0} {:14.0} {bytes:16}", done - 5 * ROUND, a_second(placed), a_second(placed + read));
            }
            (placed, read) = (Duration::ZERO, Duration::ZERO);
        }
    }
}
