# Draws the main figure of the bundle again, in R without any package.
#
#     Rscript scripts/figure.R [FOLDER OF THE UNPACKED BUNDLE] [FIGURE.pdf]
#
# First page: all outlets together, with the 95 % interval of each period. Then a panel an outlet, on the same scales.

here <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
given <- commandArgs(TRUE)
folder <- if (length(given) >= 1) given[1] else if (length(here) == 1) dirname(dirname(here)) else "."
target <- if (length(given) >= 2) given[2] else file.path(folder, "figure.pdf")

read <- function(name) {
  table <- read.csv(file.path(folder, "tables", name), encoding = "UTF-8", stringsAsFactors = FALSE, na.strings = "")
  table$first_day <- as.Date(table$first_day)
  table
}
whole <- read("all.csv")
outlets <- read("trend.csv")
if (nrow(whole) == 0) stop("the bundle has no dated article: there is nothing to draw")

share <- whole$measure[1] == "share"
factor <- if (share) 100 else 1
unit <- c(share = "% of articles", "per-1000-sentences" = "hits per 1,000 sentences", "per-10000-words" = "hits per 10,000 words",
  hits = "hits", articles = "articles with a hit")[[whole$measure[1]]]

# A period without an article is a gap: the line is broken there.
gaps <- function(days) c(FALSE, diff(as.numeric(days)) > 1.6 * median(c(diff(sort(unique(as.numeric(whole$first_day)))), Inf), na.rm = TRUE))
top <- function(table) max(factor * c(table$high, table$value), na.rm = TRUE)

draw <- function(table, title, limits, upper) {
  table <- table[order(table$first_day), ]
  plot(table$first_day, factor * table$value, type = "n", xlim = limits, ylim = c(0, upper), xlab = "", ylab = unit, main = title, bty = "l", las = 1)
  has <- !is.na(table$low) & !is.na(table$high)
  segments(table$first_day[has], factor * table$low[has], table$first_day[has], factor * table$high[has], col = "#9db4cf", lwd = 3)
  part <- cumsum(gaps(table$first_day))
  for (stretch in split(seq_len(nrow(table)), part)) {
    lines(table$first_day[stretch], factor * table$value[stretch], col = "#1f5a99")
  }
  # Hollow where a point rests on fewer than ten articles.
  points(table$first_day, factor * table$value, pch = 21, col = "#1f5a99", bg = ifelse(table$articles < 10, "white", "#1f5a99"), cex = 0.8)
}

# With cairo the names are drawn in the fonts of the system, whatever their signs.
if (capabilities("cairo")) {
  cairo_pdf(target, width = 9, height = 5.5, onefile = TRUE)
} else {
  pdf(target, width = 9, height = 5.5, useDingbats = FALSE)
}
days <- range(whole$first_day)
suppressWarnings(draw(whole, "All outlets together", days, top(whole)))
names <- unique(outlets$series)
if (length(names) > 0) {
  par(mfrow = c(2, 2), mar = c(3, 4, 2.5, 1))
  upper <- top(outlets)
  for (name in names) {
    # A name in signs that the file's font lacks is drawn as far as it can be.
    suppressWarnings(draw(outlets[outlets$series == name, ], name, days, min(upper, if (share) 100 else upper)))
  }
}
invisible(dev.off())
cat(nrow(whole), "points of all outlets,", nrow(outlets), "of", length(names), "outlets, drawn into", target, "\n")
