//! A medium that is full after so many bytes, wherever that is: archives and tables say so, and leave no word of their own.

use std::io::{Cursor, ErrorKind, Seek, SeekFrom, Write};

use entente_engine::record::Archive;
use entente_engine::tables::{Kind, LongParquet, LongWorkbook, Steady, Value};

/// A medium with room for so many bytes; counts how often it is asked in vain.
struct Small<'a> {
    bytes: Cursor<Vec<u8>>,
    room: usize,
    in_vain: &'a std::sync::atomic::AtomicUsize,
}

impl Write for Small<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let left = self.room.saturating_sub(self.bytes.position() as usize);
        if left == 0 && !bytes.is_empty() {
            self.in_vain.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            return Err(ErrorKind::StorageFull.into());
        }
        self.bytes.write(&bytes[..left.min(bytes.len())])
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for Small<'_> {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.bytes.seek(to)
    }
}

/// Bytes that no archive makes smaller.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(|_| byte()).collect()
}

/// Writes it to media of every size up to the whole, and to one that is large enough.
fn on_every_medium(what: &str, step: usize, write: impl Fn(Small<'_>) -> entente_engine::Result<usize>) {
    let in_vain = std::sync::atomic::AtomicUsize::new(0);
    let small = |room| Small { bytes: Cursor::new(Vec::new()), room, in_vain: &in_vain };
    let whole = write(small(usize::MAX)).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert!(whole > 10 * step, "{what} has {whole} bytes");
    for room in (0..300.min(whole)).step_by(13).chain((300..whole).step_by(step)).chain((whole.saturating_sub(300)..whole).step_by(7)) {
        let before = in_vain.load(std::sync::atomic::Ordering::Relaxed);
        let error = write(small(room)).err().unwrap_or_else(|| panic!("{what} fits in {room} of {whole} bytes"));
        assert_eq!(error.code(), "disk-full", "{what} in {room} of {whole} bytes: {error}");
        assert!(!error.hint().is_empty() && error.to_string().contains("full"), "{what}: {error}");
        assert!(in_vain.load(std::sync::atomic::Ordering::Relaxed) <= before + 2, "{what}: a full medium is left alone");
    }
    assert_eq!(write(small(whole)).expect("it fits"), whole, "{what}");
}

#[test]
fn a_bundle_says_that_the_disk_is_full_wherever_it_is_full() {
    let (small, large) = (noise(900), noise(90_000));
    on_every_medium("a bundle", 577, |to| {
        let mut archive = Archive::begin(to);
        archive.add("question.json", &small)?;
        archive.stream("data/articles.csv", true, |to| to.write_all(&large).map_err(|cause| entente_engine::Error::unwritable("articles", cause)))?;
        archive.add("README.md", b"read me")?;
        Ok(archive.end()?.bytes.into_inner().len())
    });
}

#[test]
fn a_workbook_of_any_length_says_so_too() {
    let texts: Vec<String> = noise(60_000).chunks(60).map(|part| part.iter().map(|byte| format!("{byte:02x}")).collect()).collect();
    on_every_medium("a workbook", 577, |to| {
        let mut book = LongWorkbook::begin(to, "rows", &["text".into()], 400)?;
        texts.iter().try_for_each(|text| book.row(&[text.as_str().into()]))?;
        Ok(book.end()?.bytes.into_inner().len())
    });
}

#[test]
fn a_parquet_file_of_any_length_says_so_too() {
    let numbers: Vec<u64> = noise(96_000).chunks(8).map(|part| part.iter().fold(0, |number, byte| (number << 7) | u64::from(*byte & 0x7f))).collect();
    on_every_medium("a Parquet file", 577, |to| {
        let mut file = LongParquet::begin(to, &["number".into()], vec![Kind::Whole])?;
        numbers.iter().try_for_each(|number| file.row(vec![Value::Whole(*number)]))?;
        Ok(file.end()?.bytes.into_inner().len())
    });
}

#[test]
fn after_a_failure_everything_is_taken_and_nothing_kept() {
    let in_vain = std::sync::atomic::AtomicUsize::new(0);
    let mut steady = Steady::new(Small { bytes: Cursor::new(Vec::new()), room: 3, in_vain: &in_vain });
    assert_eq!(steady.write_all(b"four").expect_err("it is full").kind(), ErrorKind::StorageFull);
    steady.write_all(b"more").expect("taken");
    assert_eq!((steady.stream_position().expect("a place"), steady.seek(SeekFrom::Start(1)).expect("a place"), steady.seek(SeekFrom::End(-2)).expect("a place")), (7, 1, 5));
    steady.flush().expect("nothing to do");
    assert_eq!(in_vain.load(std::sync::atomic::Ordering::Relaxed), 1, "the medium is asked no more");
    assert!(steady.into_inner().is_none());
}
