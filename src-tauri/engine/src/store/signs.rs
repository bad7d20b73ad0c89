//! In which articles does one ideograph follow another? Lists of articles for each pair, in blocks of articles: a block is written
//! anew where articles are added to it, and never grows beyond its size, so that a search reads a known stretch of the file.

use rusqlite::params;

use super::{Store, problem};
use crate::postings::{List, next, pack};
use crate::text::{Pair, signs_of};
use crate::{Error, Result};

/// Articles of one block, by their ids.
const BLOCK: i64 = 20_000;

/// From this size on the pairs of a sign go on in another row.
const PIECE: usize = 2 << 10;

/// An id is block, first sign and piece.
const PIECES: u32 = 8;
const SIGN: u32 = 21;

/// The pairs of one first sign, ascending by the second, with the places of the articles in their block.
type Lists = Vec<(u32, Vec<u16>)>;

impl Store {
    /// Adds articles with their pairs, ascending by id, inside a transaction. None of them may be in already.
    pub(super) fn add_pairs(&self, articles: &[(i64, Vec<Pair>)]) -> Result<()> {
        for block in articles.chunk_by(|left, right| left.0 / BLOCK == right.0 / BLOCK) {
            let Some((first, _)) = block.first() else { continue };
            let number = first / BLOCK;
            let mut all: Vec<u64> = Vec::with_capacity(block.iter().map(|(_, pairs)| pairs.len()).sum());
            for (article, pairs) in block {
                all.extend(pairs.iter().map(|pair| pair << 16 | (article - number * BLOCK) as u64));
            }
            all.sort_unstable();
            for same in all.chunk_by(|left, right| signs_of(left >> 16).0 == signs_of(right >> 16).0) {
                self.add_to_sign(number, signs_of(same[0] >> 16).0, same)?;
            }
        }
        Ok(())
    }

    fn add_to_sign(&self, block: i64, sign: u32, new: &[u64]) -> Result<()> {
        let kept = self.pieces(block, sign)?;
        let mut lists = lists_of(&kept)?;
        for same in new.chunk_by(|left, right| left >> 16 == right >> 16) {
            let second = signs_of(same[0] >> 16).1;
            let places = same.iter().map(|one| *one as u16);
            match lists.binary_search_by_key(&second, |(second, _)| *second) {
                Ok(at) => lists[at].1.extend(places),
                Err(at) => lists.insert(at, (second, places.collect())),
            }
        }
        let (first, last) = ids(block, sign);
        if !kept.is_empty() {
            self.db.prepare_cached("DELETE FROM signs WHERE id BETWEEN ? AND ?")?.execute([first, last])?;
        }
        for (piece, bytes) in pieces_of(&lists).into_iter().enumerate() {
            self.db.prepare_cached("INSERT INTO signs VALUES (?, ?)")?.execute(params![(first + piece as i64).min(last), bytes])?;
        }
        Ok(())
    }

    fn pieces(&self, block: i64, sign: u32) -> Result<Vec<Vec<u8>>> {
        let (first, last) = ids(block, sign);
        let mut ask = self.db.prepare_cached("SELECT pairs FROM signs WHERE id BETWEEN ? AND ? ORDER BY id")?;
        let rows = ask.query_map([first, last], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The articles in which all pairs stand, ascending; a pair whose second sign is 0 stands for its first, whatever follows.
    pub(super) fn with_pairs(&self, pairs: &[Pair]) -> Result<Vec<i64>> {
        let newest = self.indexed_up_to()?;
        let mut found = Vec::new();
        for block in 0..=newest / BLOCK {
            let mut common: Option<Vec<u16>> = None;
            for pair in pairs {
                let places = self.places(block, *pair)?;
                let both = match common.take() {
                    None => places,
                    Some(before) => before.into_iter().filter(|place| places.binary_search(place).is_ok()).collect(),
                };
                if both.is_empty() {
                    common = None;
                    break;
                }
                common = Some(both);
            }
            found.extend(common.into_iter().flatten().map(|place| block * BLOCK + i64::from(place)));
        }
        Ok(found)
    }

    /// The places of a block's articles in which a pair stands, ascending.
    fn places(&self, block: i64, pair: Pair) -> Result<Vec<u16>> {
        let (first, second) = signs_of(pair);
        let mut places = Vec::new();
        for piece in self.pieces(block, first)? {
            each_list(&piece, &mut |sign, list, bytes| if second == 0 || sign == second { list.unpack(bytes, &mut places) } else { list.skip(bytes) })?;
        }
        if second == 0 {
            places.sort_unstable();
            places.dedup();
        }
        Ok(places)
    }
}

/// The first and the last id of a sign's rows in a block.
fn ids(block: i64, sign: u32) -> (i64, i64) {
    let first = (block << SIGN | i64::from(sign)) << PIECES;
    (first, first + (1 << PIECES) - 1)
}

/// Calls `found` with each second sign and its list, which it must unpack or pass over.
fn each_list(mut bytes: &[u8], found: &mut dyn FnMut(u32, &List, &mut &[u8]) -> Option<()>) -> Result<()> {
    let mut sign = 0u32;
    while !bytes.is_empty() {
        let list = next(&mut bytes).ok_or_else(damaged)?;
        sign = u32::try_from(list.label).ok().and_then(|step| sign.checked_add(step)).ok_or_else(damaged)?;
        found(sign, &list, &mut bytes).ok_or_else(damaged)?;
    }
    Ok(())
}

fn damaged() -> Error {
    problem::damaged()
}

fn lists_of(pieces: &[Vec<u8>]) -> Result<Lists> {
    let mut lists = Lists::new();
    for piece in pieces {
        each_list(piece, &mut |sign, list, bytes| {
            let mut places = Vec::new();
            list.unpack(bytes, &mut places)?;
            lists.push((sign, places));
            Some(())
        })?;
    }
    Ok(lists)
}

/// Rows of about the size of a piece; the last one takes what no row is left for.
fn pieces_of(lists: &Lists) -> Vec<Vec<u8>> {
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    let mut before = 0;
    for (second, places) in lists {
        if pieces.last().is_none_or(|piece| piece.len() >= PIECE && pieces.len() < 1 << PIECES) {
            pieces.push(Vec::new());
            before = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            pack(u64::from(second - before), places, piece);
        }
        before = *second;
    }
    pieces
}
