//! What a report costs: the grouping itself on prepared features after ten thousand, a hundred
//! thousand and a million others (the curve has to be flat), and a whole batch from its words.
//!
//! `cargo bench -p recoupe-story`. The reports are generated: events come and go, each with its own
//! rare words among common ones, two hundred an hour.

use divan::Bencher;
use divan::counter::ItemsCount;
use recoupe_model::Lang;
use recoupe_story::{Features, Reader, Report, Stream, Weights, group};

/// Reports placed in one measured round.
const ROUND: usize = 20_000;

fn main() {
    divan::main();
}

/// A generator of numbers that is the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// Small numbers far more often than large ones.
    fn skewed(&mut self, n: u64) -> u64 {
        let a = self.below(n);
        let b = self.below(a + 1);
        self.below(b + 1)
    }
}

/// The n-th word of an invented language.
fn word(mut n: u64) -> String {
    let (heads, tails) = (b"bdfgklmnprstvz", b"aeiou");
    let mut out = String::new();
    n += 14 * 5;
    while n > 0 {
        out.push(char::from(heads[(n % 14) as usize]));
        n /= 14;
        out.push(char::from(tails[(n % 5) as usize]));
        n /= 5;
    }
    out
}

/// id, time, title of the n-th report.
fn headline(n: usize, dice: &mut Dice) -> (String, String, String) {
    // some forty events are alive at a time, and most reports stand alone
    let event = if dice.below(3) == 0 { (n / 150) as u64 + dice.below(40) } else { 1_000_000_000 + n as u64 };
    let mut title = String::new();
    for k in 0..4 {
        title.push_str(&word(3_000 + Dice(event * 31 + k).below(60_000)));
        title.push(' ');
    }
    for _ in 0..6 {
        title.push_str(&word(dice.skewed(20_000)));
        title.push(' ');
    }
    let minute = n * 60 / 200;
    let (day, hour) = (minute / 1440, minute / 60 % 24);
    let date = format!("{:04}-{:02}-{:02}T{hour:02}:{:02}:00", 2031 + day / 336, day / 28 % 12 + 1, day % 28 + 1, minute % 60);
    (n.to_string(), date, title)
}

fn features(range: std::ops::Range<usize>, reader: &mut Reader, dice: &mut Dice) -> Vec<(String, Features)> {
    range
        .map(|n| {
            let (id, date, title) = headline(n, dice);
            let report = Report {
                id: &id,
                lang: Some(Lang::FR),
                url: None,
                outlet: None,
                published: Some(&date),
                title: &title,
                text: "",
                article: None,
            };
            let made = reader.read(&report);
            (id, made)
        })
        .collect()
}

#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 5, sample_size = 1)]
fn place_after(bencher: Bencher, before: usize) {
    let (mut reader, mut dice, mut stream) = (Reader::new(Weights::default()), Dice(7), Stream::new());
    for from in (0..before).step_by(10_000) {
        for (id, made) in features(from..from + 10_000, &mut reader, &mut dice) {
            stream.place(&id, &made);
        }
    }
    let mut next = before;
    let inputs = std::cell::RefCell::new((reader, dice));
    let next_round = || {
        let (reader, dice) = &mut *inputs.borrow_mut();
        let from = next;
        next += ROUND;
        features(from..from + ROUND, reader, dice)
    };
    let stream = std::cell::RefCell::new(stream);
    bencher.counter(ItemsCount::new(ROUND)).with_inputs(next_round).bench_local_refs(|reports| {
        let mut stream = stream.borrow_mut();
        for (id, made) in reports.iter() {
            divan::black_box(stream.place(id, made));
        }
    });
    #[allow(clippy::print_stdout)] // a bench tells a person
    {
        println!("  {} bytes a report in the open window", stream.borrow().bytes_a_report());
    }
}

#[divan::bench(args = [1_000, 10_000, 50_000], sample_count = 3, sample_size = 1)]
fn batch_of(bencher: Bencher, size: usize) {
    let mut dice = Dice(7);
    let rows: Vec<_> = (0..size).map(|n| headline(n, &mut dice)).collect();
    let reports: Vec<Report> = rows
        .iter()
        .map(|(id, date, title)| Report {
            id,
            lang: Some(Lang::FR),
            url: None,
            outlet: None,
            published: Some(date),
            title,
            text: "",
            article: None,
        })
        .collect();
    bencher.counter(ItemsCount::new(size)).bench(|| group(divan::black_box(&reports)));
}
