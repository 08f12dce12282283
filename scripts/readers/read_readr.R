#!/usr/bin/env Rscript
# Read a dataset with readr: Rscript read_readr.R OUTPUT [RESULT_FOLDER]
#
# A complete small analysis: how much is counted and measured in the articles, and their tone over time. Writes kinds.csv (a table) and
# tone-by-month.svg (a figure). Needs readr (apt-get install r-cran-readr).
library(readr)

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[1] else "output"
result <- if (length(arguments) > 1) arguments[2] else "."
dir.create(result, showWarnings = FALSE, recursive = TRUE)

# Text stays text: bounds of quantities are read as text because a score (42:59) is one too.
read_table_of <- function(name, ...) {
  parts <- c(file.path(folder, paste0(name, ".csv")), sort(Sys.glob(file.path(folder, paste0(name, "-[0-9]*.csv")))))
  do.call(rbind, lapply(parts, read_csv, col_types = cols(..., .default = col_character()), na = "", locale = locale(encoding = "UTF-8"), progress = FALSE))
}

articles <- read_table_of("articles", date = col_date(), position = col_integer(), paragraphs = col_integer(), sentences = col_integer(),
  tokens = col_integer(), characters = col_integer(), tone = col_double(), tone_positive = col_double(), tone_negative = col_double(), tone_polarity = col_double())
quantities <- read_table_of("quantities", sentence_id = col_integer(), start = col_integer(), end = col_integer(), base_value = col_double())
stopifnot(nrow(problems(articles)) == 0, nrow(problems(quantities)) == 0)
stopifnot(all(quantities$article_id %in% articles$article_id))

# Repeated articles count once.
articles <- articles[is.na(articles$duplicate_of), ]
quantities <- quantities[quantities$article_id %in% articles$article_id, ]

kinds <- as.data.frame(sort(table(kind = quantities$kind), decreasing = TRUE), responseName = "quantities", stringsAsFactors = FALSE)
kinds$per_article <- round(kinds$quantities / nrow(articles), 2)
write_excel_csv(kinds, file.path(result, "kinds.csv"))
print(kinds, row.names = FALSE)

dated <- articles[!is.na(articles$date) & !is.na(articles$tone), ]
if (nrow(dated) > 0) {
  months <- aggregate(tone ~ month, data.frame(month = format(dated$date, "%Y-%m"), tone = dated$tone), mean)
  svg(file.path(result, "tone-by-month.svg"), width = 8, height = 4)
  plot(seq_len(nrow(months)), months$tone, type = "b", xaxt = "n", ylim = c(-1, 1), xlab = "", ylab = "mean tone", main = "Tone of the articles by month")
  axis(1, at = seq_len(nrow(months)), labels = months$month, las = 2, cex.axis = 0.7)
  abline(h = 0, col = "grey")
  invisible(dev.off())
}
cat(nrow(articles), "articles,", nrow(quantities), "quantities; wrote to", result, "\n")
