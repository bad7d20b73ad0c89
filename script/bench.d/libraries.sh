# Sourced by the parts that need libraries: makes one a size and lists them in `libraries`. A library that is there, with what its
# making took in made.md, is taken as it is.
work=$PWD/target/bench/work
mkdir -p "$work"

# Where cargo puts what it builds.
examples() {
  local target
  target=$(cargo metadata --format-version 1 --no-deps --locked | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
  echo "${target:-target}/release/examples"
}

files=()
if [ -d ../shared/data/corpora ]; then
  for packed in ../shared/data/corpora/*.jsonl.gz; do
    name=$work/$(basename "$packed" .gz)
    [ -f "$name" ] || gzip -dc "$packed" > "$name"
    files+=("$name")
  done
else
  echo "No ../shared/data/corpora here: the articles are drawn from the sample collection." >&2
  files=(data/sample/articles/*.jsonl)
fi

cargo build --release --locked -q -p entente-engine --example bench_library >&2
libraries=()
for size in ${SIZES:-10000 100000}; do
  folder=${LIBRARIES:-$work}/$size
  mkdir -p "$folder"
  if [ ! -f "$folder/made.md" ]; then
    "$(examples)/bench_library" "$folder" "$size" "${files[@]}" > "$folder/made.new"
    mv "$folder/made.new" "$folder/made.md"
    [ -n "${LIBRARIES:-}" ] || rm -f "$folder/drawn.jsonl"
  fi
  libraries+=("$folder/drawn.entente")
done
