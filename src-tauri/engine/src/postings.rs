//! How do lists of ascending numbers become few bytes? Gaps in as many bits as their mean asks for (Golomb's code with a power of
//! two, after Rice 1979, Some Practical Universal Noiseless Coding Techniques); lists of up to three numbers byte by byte. Each
//! list has a label, which is written together with the length of a short list.

/// From here on a list is packed in bits.
const FEW: usize = 4;
/// From here on a list says how many bytes it takes, so that it can be passed over.
const MANY: usize = 64;

/// Writes a number, seven bits a byte, the low ones first.
pub fn put(mut number: u64, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push(number as u8 | 0x80);
        number >>= 7;
    }
    into.push(number as u8);
}

/// Reads what [`put`] wrote and moves on. `None` where the bytes end before the number does.
pub fn take(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for (place, byte) in bytes.iter().enumerate().take(10) {
        number |= u64::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            *bytes = &bytes[place + 1..];
            return Some(number);
        }
    }
    None
}

/// Writes ascending numbers, each once and at least one, under a label below 2⁶².
pub fn pack(label: u64, numbers: &[u16], into: &mut Vec<u8>) {
    let mut next = 0;
    let gaps: Vec<u32> = numbers.iter().map(|number| u32::from(*number) + 1).map(|after| after - 1 - std::mem::replace(&mut next, after)).collect();
    if numbers.len() < FEW {
        put(label << 2 | numbers.len() as u64, into);
        gaps.into_iter().for_each(|gap| put(u64::from(gap), into));
        return;
    }
    put(label << 2, into);
    put(numbers.len() as u64, into);
    let low = low_bits(&gaps);
    let mut bits = Bits::default();
    for gap in gaps {
        bits.ones(gap >> low);
        bits.add(gap & ((1 << low) - 1), low);
    }
    let packed = bits.done();
    if numbers.len() >= MANY {
        put(packed.len() as u64, into);
    }
    into.push(low as u8);
    into.extend_from_slice(&packed);
}

/// A list as it stands in the bytes; it must be unpacked or passed over before the next one is taken.
pub struct List {
    pub label: u64,
    count: usize,
}

/// The label of the next list. `None` where there is none.
pub fn next(bytes: &mut &[u8]) -> Option<List> {
    let head = take(bytes)?;
    let count = match head & 3 {
        0 => take(bytes)? as usize,
        few => few as usize,
    };
    Some(List { label: head >> 2, count })
}

impl List {
    /// Adds the numbers to `into` and moves on. `None` where the bytes are no such list.
    pub fn unpack(&self, bytes: &mut &[u8], into: &mut Vec<u16>) -> Option<()> {
        self.each(bytes, &mut |number| into.push(number))
    }

    /// Passes over the numbers.
    pub fn skip(&self, bytes: &mut &[u8]) -> Option<()> {
        if self.count < MANY {
            return self.each(bytes, &mut |_| {});
        }
        let length = take(bytes)? as usize;
        *bytes = bytes.get(length.checked_add(1)?..)?;
        Some(())
    }

    fn each(&self, bytes: &mut &[u8], found: &mut dyn FnMut(u16)) -> Option<()> {
        let mut next = 0u32;
        let mut add = |gap: u32| {
            let number = u16::try_from(next.checked_add(gap)?).ok()?;
            next = u32::from(number) + 1;
            found(number);
            Some(())
        };
        if self.count < FEW {
            return (0..self.count).try_for_each(|_| add(u32::try_from(take(bytes)?).ok()?));
        }
        if self.count >= MANY {
            take(bytes)?;
        }
        let (low, packed) = bytes.split_first().filter(|(low, _)| **low <= 16)?;
        let mut bits = Read { bytes: packed, at: 0 };
        (0..self.count).try_for_each(|_| {
            let high = bits.ones()?;
            add(high << low | bits.take(u32::from(*low))?)
        })?;
        *bytes = &packed[bits.at.div_ceil(8)..];
        Some(())
    }
}

/// How many low bits of a gap are written as they are: near the binary logarithm of the mean gap, where it takes fewest bits.
fn low_bits(gaps: &[u32]) -> u32 {
    let mean = gaps.iter().map(|gap| u64::from(*gap)).sum::<u64>() / gaps.len() as u64;
    let near = u64::BITS - mean.leading_zeros();
    let bits = |low: &u32| gaps.iter().map(|gap| u64::from((gap >> low) + 1 + low)).sum::<u64>();
    (near.saturating_sub(2)..=near).min_by_key(bits).unwrap_or(near)
}

/// Bits as they are written, the low ones of a byte first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    open: u64,
    held: u32,
}

impl Bits {
    fn add(&mut self, value: u32, bits: u32) {
        self.open |= u64::from(value) << self.held;
        self.held += bits;
        while self.held >= 8 {
            self.bytes.push(self.open as u8);
            self.open >>= 8;
            self.held -= 8;
        }
    }

    /// So many ones and a zero.
    fn ones(&mut self, mut count: u32) {
        while count >= 16 {
            self.add(0xffff, 16);
            count -= 16;
        }
        self.add((1 << count) - 1, count + 1);
    }

    fn done(mut self) -> Vec<u8> {
        if self.held > 0 {
            self.bytes.push(self.open as u8);
        }
        self.bytes
    }
}

struct Read<'a> {
    bytes: &'a [u8],
    /// In bits.
    at: usize,
}

impl Read<'_> {
    /// The next 32 bits or fewer; those after the end are zeros.
    fn window(&self) -> u64 {
        let from = self.at / 8;
        let mut eight = [0; 8];
        let some = self.bytes.len().saturating_sub(from).min(8);
        eight[..some].copy_from_slice(&self.bytes[from..from + some]);
        u64::from_le_bytes(eight) >> (self.at % 8)
    }

    fn ones(&mut self) -> Option<u32> {
        let mut count = 0;
        loop {
            let run = self.window().trailing_ones().min(32);
            count += run;
            self.at += run as usize;
            if run < 32 {
                self.at += 1;
                return (self.at <= self.bytes.len() * 8).then_some(count);
            }
        }
    }

    fn take(&mut self, bits: u32) -> Option<u32> {
        let value = self.window() & ((1 << bits) - 1);
        self.at += bits as usize;
        (self.at <= self.bytes.len() * 8).then_some(value as u32)
    }
}
