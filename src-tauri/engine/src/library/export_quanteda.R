# Reads the articles beside this script into a quanteda corpus. Run it with: Rscript NAME.R
# Only the reading below needs nothing but R; the corpus is made where quanteda is installed.

here <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
folder <- if (length(here) == 1) dirname(here) else "."
articles <- read.csv(file.path(folder, "@FILE@"), sep = "@SEPARATOR@", dec = "@DECIMAL@",
  encoding = "UTF-8", fileEncoding = "UTF-8-BOM", stringsAsFactors = FALSE, colClasses = c(doc_id = "character", text = "character"))

# A text that a spreadsheet would run as a formula has an apostrophe in front: here it goes again.
words <- vapply(articles, is.character, logical(1))
articles[words] <- lapply(articles[words], function(column) sub("^'([=+@\t\r-])", "\\1", column))

cat(nrow(articles), "articles,", sum(nchar(articles$text)), "signs\n")
if (requireNamespace("quanteda", quietly = TRUE)) {
  corpus <- quanteda::corpus(articles, docid_field = "doc_id", text_field = "text")
  print(summary(corpus, n = 5))
} else {
  cat("quanteda is not installed: install.packages(\"quanteda\")\n")
}
