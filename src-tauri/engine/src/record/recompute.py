#!/usr/bin/env python3
"""Counts every number of a bundle again, from its articles and hits alone.

    python3 scripts/recompute.py [BUNDLE.zip or folder]

Reads data/articles.csv, data/hits.csv, validation/ and question.json, makes the tables all, trend, comparison, pairs, voices, quadrants,
events, expressions and corrected anew, and of validation/ accuracy, agreement, attributes and where error differs; holds them against the
bundle's own, and every number of the sheets of report.xlsx.
Written from the formulas, not from the program: nothing is needed but Python, and memory for the numbers alone. Ends with 1
where a number differs.
"""
import bisect
import csv
import datetime
import functools
import io
import json
import math
import os
import re
import sys
import zipfile
from xml.etree import ElementTree

Z = 1.959963984540054
UNKNOWN = "(unknown)"
TOLERANCE = 1e-6


# -- reading ---------------------------------------------------------------------------------------------------------

class Bundle:
    def __init__(self, path):
        self.path = path
        self.archive = zipfile.ZipFile(path) if os.path.isfile(path) else None

    def bytes(self, name):
        if self.archive:
            return self.archive.read(name)
        with open(os.path.join(self.path, name), "rb") as file:
            return file.read()

    def has(self, name):
        return name in self.archive.namelist() if self.archive else os.path.exists(os.path.join(self.path, name))

    def rows(self, name, wanted=None):
        """Row after row; of `wanted` columns as a tuple, else as a dictionary of all."""
        file = self.archive.open(name) if self.archive else open(os.path.join(self.path, name), "rb")
        with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
            if not wanted:
                yield from csv.DictReader(text)
                return
            lines = csv.reader(text)
            head = next(lines)
            places = [head.index(column) for column in wanted]
            for line in lines:
                yield tuple(line[at] for at in places)

    def json(self, name):
        return json.loads(self.bytes(name))


class Article:
    """One article: when it was published, how long it is, which story it tells, and its hits."""

    __slots__ = ("id", "outlet", "language", "extent", "story", "both", "sentences", "words", "precision", "first", "last", "hits")
    COLUMNS = ("article", "outlet", "language", "extent", "story", "both_actors", "sentences", "words", "precision", "first_day")

    def __init__(self, row, hits):
        number, outlet, language, extent, story, both, sentences, words, precision, first = row
        self.id, self.story, self.language = int(number), int(story), sys.intern(language)
        self.outlet, self.extent, self.precision = sys.intern(outlet or UNKNOWN), sys.intern(extent), sys.intern(precision)
        self.both = both == "yes"
        self.sentences, self.words = int(sentences), int(words)
        self.first = day(first) if first else None
        self.last = last_day(self.first, self.precision) if self.first else None
        self.hits = hits


class Hit:
    """What is counted by. Hits that are alike share one."""

    __slots__ = COLUMNS = ("concept", "category", "expression", "voice", "stance", "not_counted")

    def __init__(self, values):
        for name, value in zip(self.COLUMNS, values):
            setattr(self, name, value)


@functools.cache
def day(text):
    return datetime.date.fromisoformat(text)


@functools.cache
def last_day(first, precision):
    if precision == "year":
        return datetime.date(first.year, 12, 31)
    if precision == "month":
        after = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return after - datetime.timedelta(days=1)
    return first


def read_articles(bundle):
    hits, alike = {}, {}
    for article, *values in bundle.rows("data/hits.csv", ("article",) + Hit.COLUMNS):
        values = tuple(values)
        hit = alike.get(values) or alike.setdefault(values, Hit(values))
        hits.setdefault(int(article), []).append(hit)
    articles = [Article(row, hits.get(int(row[0]), ())) for row in bundle.rows("data/articles.csv", Article.COLUMNS)]
    return sorted(articles, key=lambda article: article.id)


# -- which articles and hits count -------------------------------------------------------------------------------------

def period_of(first, precision, by):
    """The period, or None where the date is too coarse for it."""
    fine = {"day": ("day", "minute"), "week": ("day", "minute"), "month": ("month", "day", "minute"),
            "quarter": ("month", "day", "minute"), "year": ("year", "month", "day", "minute")}[by]
    if precision not in fine:
        return None
    if by == "day":
        return first.isoformat()
    if by == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    if by == "quarter":
        return f"{first.year:04}-Q{(first.month - 1) // 3 + 1}"
    return f"{first.year:04}-{first.month:02}" if by == "month" else f"{first.year:04}"


def place(article, question, by):
    """Where the article counts: a period, "" for all time together, None where it does not."""
    selection = question["selection"]
    first = day(selection["from"]) if selection.get("from") else None
    last = day(selection["to"]) if selection.get("to") else None
    if question["among"] == "both-actors" and not article.both or article.extent == "none":
        return None
    if article.first is None:
        return "" if by is None and not first and not last else None
    if first and article.first < first or last and article.last > last:
        return None
    return "" if by is None else period_of(article.first, article.precision, by)


def in_scope(articles, question, by):
    """Articles with their place, copies dropped as the question says: the earliest stays, the first among equals."""
    placed = [(article, where) for article in articles if (where := place(article, question, by)) is not None]
    if question["copies"] == "all":
        return placed
    best = {}
    for article, _ in placed:
        story = (article.story, article.outlet if question["copies"] == "per-outlet" else "")
        known = best.get(story)
        if known is None or (article.first or datetime.date.max) < (known.first or datetime.date.max):
            best[story] = article
    chosen = {article.id for article in best.values()}
    return [(article, where) for article, where in placed if article.id in chosen]


def counts(hit, question, concept=None, voices=True):
    categories = question["categories"] if concept is None else []
    return (hit.concept == (concept or question["concept"])
            and hit.not_counted not in ("repeated", "struck")
            and hit.stance in (question["stances"] or ["asserted", "distanced"])
            and (not voices or hit.voice in (question["voices"] or ["narrated", "quoted"]))
            and (not categories or hit.category in categories))


class Cell:
    """Sums over articles: n, hits y, exposure x, squares and products."""

    def __init__(self):
        self.articles = self.with_hit = self.hits = self.sentences = self.words = 0
        self.yy = self.ys = self.yw = self.ss = self.ww = 0

    def add(self, hits, sentences, words):
        self.articles += 1
        self.with_hit += hits > 0
        self.hits += hits
        self.sentences += sentences
        self.words += words
        self.yy += hits * hits
        self.ys += hits * sentences
        self.yw += hits * words
        self.ss += sentences * sentences
        self.ww += words * words

    def less(self, part):
        rest = Cell()
        for name in vars(self):
            setattr(rest, name, getattr(self, name) - getattr(part, name))
        return rest

    def clusters(self, measure):
        if measure == "per-10000-words":
            return self.articles, self.hits, self.words, self.yy, self.yw, self.ww
        return self.articles, self.hits, self.sentences, self.yy, self.ys, self.ss


def cells(articles, question, by, key):
    found = {}
    for article, where in in_scope(articles, question, by):
        hits = sum(counts(hit, question) for hit in article.hits)
        found.setdefault((key(article), where), Cell()).add(hits, article.sentences, article.words)
    return found


def in_order(keys):
    return sorted(keys, key=lambda key: ((key[0] == UNKNOWN, key[0]), key[1:]) if isinstance(key, tuple) else (key == UNKNOWN, key))


# -- distributions -----------------------------------------------------------------------------------------------------

def beta_inc(a, b, x):
    """Regularised incomplete beta function, by Lentz's continued fraction."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_inc(b, a, 1 - x)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)) / a
    tiny, c, d = 1e-300, 1.0, 1 / (1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 1000):
        for step in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / ((1 + step * d) or tiny)
            c = (1 + step / c) or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return front * value


def solve(rising, wanted, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def beta_quantile(a, b, p):
    return solve(lambda x: beta_inc(a, b, x), p, 0.0, 1.0)


def t_tail(t, freedom):
    """P(|T| >= t)."""
    return beta_inc(freedom / 2, 0.5, freedom / (freedom + t * t))


def t_quantile(freedom):
    """The 97.5 % quantile of Student's t."""
    return solve(lambda t: 1 - t_tail(t, freedom), 0.95, 0.0, 1e4)


# -- estimates: value, low, high ---------------------------------------------------------------------------------------

def wilson(p, n):
    if not n:
        return None, None, None
    middle, half, scale = p + Z * Z / (2 * n), Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)), 1 + Z * Z / n
    return p, 0.0 if p == 0 else (middle - half) / scale, 1.0 if p == 1 else (middle + half) / scale


def share(cell):
    return wilson(cell.with_hit / cell.articles if cell.articles else 0, cell.articles)


def log_variance(n, y, x, yy, xy, xx):
    """Of the logarithm of a rate, articles as clusters (Cochran 1977, 6.3)."""
    r = y / x
    return n / (n - 1) * max(yy - 2 * r * xy + r * r * xx, 0.0) / (y * y)


def safe_variance(sums):
    return 1 / sums[1] if sums[0] < 2 else max(log_variance(*sums), 1 / sums[1])


def rate(sums):
    n, y, x = sums[:3]
    if x <= 0:
        return None, None, None
    if y == 0:
        return 0.0, 0.0, -math.log(0.025) / x
    r = y / x
    if n < 2:
        return r, None, None
    reach = t_quantile(n - 1) * math.sqrt(safe_variance(sums))
    return (r, max(r * (1 - reach), 0.0), r * (1 + reach)) if n < 5 else (r, r * math.exp(-reach), r * math.exp(reach))


UNIT = {"per-1000-sentences": 1000, "per-10000-words": 10000}


def times(estimate, factor):
    return tuple(None if end is None else end * factor for end in estimate)


def value(measure, cell):
    if measure == "share":
        return share(cell)
    if measure in UNIT:
        return times(rate(cell.clusters(measure)), UNIT[measure])
    return float(cell.hits if measure == "hits" else cell.with_hit), None, None


def risk_ratio(x, n, y, m):
    """Katz et al. 1978; half a hit where one side has none (Walter 1975)."""
    if not n or not m or not x + y:
        return None, None, None
    half = 0.5 if not x or not y else 0.0
    a, b, c, d = x + half, n + half, y + half, m + half
    log, se = math.log(a / b / (c / d)), math.sqrt(max(1 / a - 1 / b + 1 / c - 1 / d, 0.0))
    low, high = math.exp(log - Z * se), math.exp(log + Z * se)
    if not x:
        return 0.0, 0.0, high
    return (None, low, None) if not y else (x / n / (y / m), low, high)


def log_error(a, b):
    va, vb = safe_variance(a), safe_variance(b)
    freedom = (va + vb) ** 2 / (va * va / (max(a[0], 2) - 1) + vb * vb / (max(b[0], 2) - 1))
    return math.sqrt(va + vb), max(freedom, 4.0)


def rate_ratio(a, b):
    (_, y, x), (_, w, v) = a[:3], b[:3]
    if x <= 0 or v <= 0 or not y + w:
        return None, None, None
    odds = lambda p: p / (1 - p) * v / x
    if not y:
        return 0.0, 0.0, odds(beta_quantile(1, w, 0.975))
    if not w:
        return None, odds(beta_quantile(y, 1, 0.025)), None
    se, freedom = log_error(a, b)
    reach, ratio = math.exp(t_quantile(int(freedom)) * se), y / x / (w / v)
    return ratio, ratio / reach, ratio * reach


def ratio(measure, a, b):
    if measure == "share":
        return risk_ratio(a.with_hit, a.articles, b.with_hit, b.articles)
    if measure in UNIT:
        return rate_ratio(a.clusters(measure), b.clusters(measure))
    over = value(measure, b)[0]
    return (value(measure, a)[0] / over if over else None), None, None


def difference(measure, a, b):
    """Newcombe 1998, method 10, for shares; MOVER (Zou and Donner 2008) for rates."""
    if measure not in UNIT and measure != "share":
        return value(measure, a)[0] - value(measure, b)[0], None, None
    first, second = (share(a), share(b)) if measure == "share" else (rate(a.clusters(measure)), rate(b.clusters(measure)))
    (va, la, ua), (vb, lb, ub) = first, second
    if va is None or vb is None:
        return None, None, None
    gap = va - vb
    if None in (la, ua, lb, ub):
        found = gap, None, None
    else:
        found = gap, gap - math.hypot(va - la, ub - vb), gap + math.hypot(ua - va, vb - lb)
    return times(found, UNIT.get(measure, 1))


def fisher(x, n, y, m):
    choose = lambda n, k: math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    log = lambda k: choose(n, k) + choose(m, x + y - k) - choose(n + m, x + y)
    seen = log(x)
    return min(sum(math.exp(p) for k in range(max(0, x + y - m), min(x + y, n) + 1) if (p := log(k)) <= seen + 1e-7), 1.0)


def same_share(x, n, y, m):
    if not n or not m:
        return None
    hits, total = x + y, n + m
    if min(hits, total - hits) * min(n, m) / total < 5:
        return fisher(x, n, y, m)
    pooled = hits / total
    se = math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))
    return math.erfc(abs(x / n - y / m) / se / math.sqrt(2)) if se else 1.0


def same_rate(a, b):
    (_, y, x), (_, w, v) = a[:3], b[:3]
    if x <= 0 or v <= 0:
        return None
    if not y + w:
        return 1.0
    if not y or not w:
        p = x / (x + v)
        at_least = beta_inc(y, w + 1, p) if y else 1.0
        at_most = 1 - beta_inc(y + 1, w, p) if w else 1.0
        return min(2 * min(at_least, at_most), 1.0)
    se, freedom = log_error(a, b)
    return t_tail(abs(math.log(y / x / (w / v)) / se), freedom)


def same(measure, a, b):
    if measure == "share":
        return same_share(a.with_hit, a.articles, b.with_hit, b.articles)
    return same_rate(a.clusters(measure), b.clusters(measure)) if measure in UNIT else None


def benjamini_hochberg(ps):
    order = sorted((at for at, p in enumerate(ps) if p is not None), key=lambda at: ps[at], reverse=True)
    qs, smallest = [None] * len(ps), 1.0
    for above, at in enumerate(order):
        smallest = min(smallest, ps[at] * len(order) / (len(order) - above))
        qs[at] = smallest
    return qs


def shrunken(rows):
    """Beta-binomial, by moments (Kleinman 1973); the strength of the prior never more than all articles together."""
    used = [(cell.articles, cell.with_hit) for cell in rows if cell.articles]
    n, hits, k = sum(m for m, _ in used), sum(y for _, y in used), len(used)
    mean, common, rho = (hits + 0.5) / (n + 1), hits / max(n, 1), 1e-9
    if k >= 2 and n > k:
        between = sum(m * (y / m - common) ** 2 for m, y in used) / (k - 1)
        within = sum(y * (1 - y / m) for m, y in used) / (n - k)
        size = (n - sum(m * m for m, _ in used) / n) / (k - 1)
        below = between + (size - 1) * within
        rho = min(max((between - within) / below, 1e-9), 1 - 1e-9) if below else 1e-9
    strength = min(max(1 / rho - 1, 1e-3), max(n, 1))
    a, b = mean * strength, (1 - mean) * strength
    of = lambda cell: (a + cell.with_hit, b + cell.articles - cell.with_hit)
    return [(x / (x + y), beta_quantile(x, y, 0.025), beta_quantile(x, y, 0.975)) for x, y in map(of, rows)]


# -- the tables ----------------------------------------------------------------------------------------------------------

def counted(cell):
    return {"articles": cell.articles, "articles_with_hit": cell.with_hit, "hits": cell.hits, "sentences": cell.sentences, "words": cell.words}


def named(prefix, estimate):
    names = ("value", "low", "high") if not prefix else (prefix, prefix + "_low", prefix + "_high")
    return dict(zip(names, estimate))


def fraction(measure, cell):
    return {"share": (cell.with_hit, cell.articles), "per-1000-sentences": (cell.hits, cell.sentences), "per-10000-words": (cell.hits, cell.words),
            "hits": (cell.hits, None), "articles": (cell.with_hit, None)}[measure]


def divided(measure, cell, prefix=""):
    return dict(zip((prefix + "numerator", prefix + "denominator"), fraction(measure, cell)))


def trend(articles, question, key):
    found = cells(articles, question, question["by"], key)
    return {(series, period): {**named("", value(question["measure"], cell)), **divided(question["measure"], cell), **counted(cell)} for (series, period), cell in sorted(found.items())}


def comparison(articles, question, baseline):
    found = cells(articles, question, None, lambda article: article.outlet)
    keys = in_order({key for key, _ in found})
    rows = [found[(key, "")] for key in keys]
    measure, everything, table = question["measure"], Cell(), {}
    for cell in rows:
        for name in vars(everything):
            setattr(everything, name, getattr(everything, name) + getattr(cell, name))
    for key, cell in zip(keys, rows):
        other = (None if key == baseline else found[(baseline, "")]) if baseline else (everything.less(cell) if len(rows) > 1 else None)
        told = ratio(measure, cell, other) if other else (None, None, None)
        table[(key,)] = {**named("", value(measure, cell)), **divided(measure, cell), **named("ratio", told), "p": same(measure, cell, other) if other else None, **counted(cell)}
    adjust(table)
    if measure == "share":
        for row, estimate in zip(table.values(), shrunken(rows)):
            row.update(named("shrunken", estimate))
    pairs = {}
    if 2 <= len(rows) <= 40:
        for at, a in enumerate(keys):
            for b in keys[at + 1:]:
                left, right = found[(a, "")], found[(b, "")]
                pairs[(a, b)] = {**named("ratio", ratio(measure, left, right)), **named("difference", difference(measure, left, right)), "p": same(measure, left, right),
                                 **divided(measure, left, "a_"), **divided(measure, right, "b_")}
    adjust(pairs)
    return table, pairs


def adjust(table):
    for row, q in zip(table.values(), benjamini_hochberg([row["p"] for row in table.values()])):
        row["q"] = q


def voices(articles, question):
    found = {}
    for article, _ in in_scope(articles, question, None):
        hits = [hit for hit in article.hits if counts(hit, question, voices=False)]
        if hits:
            found.setdefault((article.outlet,), []).append((sum(hit.voice == "quoted" for hit in hits), len(hits)))
    table = {}
    for key in in_order(found):
        n, y, x = len(found[key]), sum(quoted for quoted, _ in found[key]), sum(hits for _, hits in found[key])
        sums = n, y, x, sum(q * q for q, _ in found[key]), sum(q * h for q, h in found[key]), sum(h * h for _, h in found[key])
        p = y / x
        plain = p * (1 - p) / x
        clustered = log_variance(*sums) * p * p if n > 1 and p > 0 else 0.0
        quoted, low, high = wilson(p, x / (max(clustered / plain, 1.0) if plain > 0 else 1.0))
        table[key] = {"narrated": x - y, "quoted": y, "quoted_share": quoted, "low": low, "high": high, "numerator": y, "denominator": x}
    return table


def quadrants(articles, question, second):
    found = {}
    for article, _ in in_scope(articles, question, None):
        first = any(counts(hit, question) for hit in article.hits)
        other = any(counts(hit, question, concept=second) for hit in article.hits)
        tally = found.setdefault((article.outlet,), {"both": 0, "only_first": 0, "only_second": 0, "neither": 0})
        tally["both" if first and other else "only_first" if first else "only_second" if other else "neither"] += 1
    for tally in found.values():
        four = [tally[name] for name in ("both", "only_first", "only_second", "neither")]
        a, b, c, d = (count + (0.5 if 0 in four else 0) for count in four)
        log, se = math.log(a * d / (b * c)), math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
        tally.update(zip(("odds_ratio", "odds_low", "odds_high"), (math.exp(log), math.exp(log - Z * se), math.exp(log + Z * se))))
        tally["articles"] = sum(four)
    return found


def expressions(articles, question):
    """Which expressions the counted hits are of, all time together."""
    table = {}
    for article, _ in in_scope(articles, question, None):
        found = [hit.expression for hit in article.hits if counts(hit, question)]
        for expression in set(found):
            row = table.setdefault((expression,), {"hits": 0, "articles": 0})
            row["hits"] += found.count(expression)
            row["articles"] += 1
    return table


# -- what people judged ------------------------------------------------------------------------------------------------

class Judged:
    """A sampled sentence with what it counts as: 1 expresses the concept, 0 does not, between them where coders disagree."""

    def __init__(self, row, truth, said):
        self.concept, self.language, self.hit = row["concept"], row["language"], row["hit"] == "yes"
        self.both, self.stratum = row["both_actors"] == "yes", row["stratum"]
        self.stratum_size, self.group_size, self.truth = int(row["stratum_size"]), int(row["group_size"]), truth
        self.group = self.concept, self.hit, self.language, self.both
        self.parts = {"outlet": row["outlet"], "period": row["period"], "language": row["language"]}
        self.coded = {"voice": row["voice"], "stance": row["stance"]}
        self.said = said

    def verdicts(self):
        return [int(one["verdict"] == "yes") for one in self.said if one["verdict"] != "unsure"]


def read_judged(bundle, concept):
    """The sentences of the newest sample in which a hit of the concept was judged, and the seed of that sample."""
    if not bundle.has("validation/judgements.csv"):
        return [], 0
    said, settled, samples = {}, {}, {}
    for row in bundle.rows("validation/judgements.csv"):
        said.setdefault((row["sample"], row["key"]), []).append(row)
    if bundle.has("validation/settlements.csv"):
        settled = {(row["sample"], row["key"]): row["verdict"] for row in bundle.rows("validation/settlements.csv")}
    for row in bundle.rows("validation/items.csv"):
        place = row["sample"], row["key"]
        words = [settled[place]] if place in settled else [one["verdict"] for one in said.get(place, [])]
        clear = [word == "yes" for word in words if word != "unsure"]
        samples.setdefault(row["sample"], []).append(Judged(row, sum(clear) / len(clear) if clear else None, said.get(place, [])))
    order = [(row["sample"], json.loads(row["options"]).get("seed", 0)) for row in bundle.rows("validation/samples.csv")]
    is_judged = lambda items: any(item.concept == concept and item.hit and item.truth is not None for item in items)
    return next(((samples[name], seed) for name, seed in reversed(order) if is_judged(samples.get(name, []))), ([], 0))


def weighted(items):
    """Share, number judged, number they stand for, and Kish's effective number; a sentence weighs its stratum by those judged in it."""
    items = [item for item in items if item.truth is not None]
    in_stratum, sizes = {}, {}
    for item in items:
        in_stratum[item.group, item.stratum] = in_stratum.get((item.group, item.stratum), 0) + 1
        sizes.setdefault(item.group, {})[item.stratum] = item.stratum_size
    weights = [item.group_size / sum(sizes[item.group].values()) * item.stratum_size / in_stratum[item.group, item.stratum] for item in items]
    total = sum(weights)
    if not total:
        return (None, None, None), 0, 0, 0.0
    effective = total * total / sum(weight * weight for weight in weights)
    return wilson(sum(item.truth * weight for item, weight in zip(items, weights)) / total, effective), len(items), int(total + 0.5), effective


def square_and_add(estimates, formula):
    """Newcombe 2001: each end in turn, and the squares of what it moves."""
    values = [estimate[0] for estimate in estimates]
    if None in values:
        return None, None, None
    middle, below, above = formula(*values), 0.0, 0.0
    for at, (_, low, high) in enumerate(estimates):
        moved = [formula(*values[:at], end, *values[at + 1:]) - middle for end in (low, high) if end is not None]
        below += max([-move for move in moved if move <= 0] or [0.0]) ** 2
        above += max([move for move in moved if move > 0] or [0.0]) ** 2
    return middle, max(middle - math.sqrt(below), 0.0), min(middle + math.sqrt(above), 1.0)


def accuracy(judged):
    table = {}
    for concept in sorted({item.concept for item in judged}):
        of_concept = [item for item in judged if item.concept == concept]
        languages = sorted({item.language for item in of_concept} - {""}) if len({item.language for item in of_concept}) > 1 else []
        for language in ["all"] + languages:
            items = [item for item in of_concept if language in ("all", item.language)]
            precision, hits, all_hits, effective_hits = weighted(item for item in items if item.hit)
            both, hits_both, n, _ = weighted(item for item in items if item.hit and item.both)
            missed, others, m, effective_others = weighted(item for item in items if not item.hit)
            recall = f1 = (None, None, None)
            if hits_both and others:
                recall = square_and_add([both, missed], lambda p, q: n * p / (n * p + m * q) if n * p + m * q > 0 else 0.0)
                f1 = square_and_add([both, missed], lambda p, q: 2 * n * p / (n + n * p + m * q))
            table[(concept, language)] = {**named("precision", precision), **named("recall", recall), **named("f1", f1), **named("missed", missed),
                                          "hits": hits, "others": others, "all_hits": all_hits, "all_others": m,
                                          "effective_hits": effective_hits, "effective_others": effective_others}
    return table


def alpha(units):
    """Krippendorff's, nominal: of units with two verdicts or more."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    n, totals = len(values), {value: values.count(value) for value in (0, 1)}
    agreeing = sum(unit.count(value) * (unit.count(value) - 1) / (len(unit) - 1) for unit in units for value in totals)
    expected = n - sum(total * (total - 1) for total in totals.values()) / (n - 1) if n > 1 else 0
    return 1 - (n - agreeing) / expected if expected > 0 else None


def quantile(ordered, p):
    """Type 7 of Hyndman and Fan (1996)."""
    at = p * (len(ordered) - 1)
    below = int(at)
    return ordered[below] + (at - below) * (ordered[min(below + 1, len(ordered) - 1)] - ordered[below])


def agreement(judged, seed):
    """Alpha with a percentile bootstrap over units, of all concepts together and of each."""
    concepts, table = sorted({item.concept for item in judged}), {}
    for concept in (["all"] if len(concepts) > 1 else []) + concepts:
        units = [item.verdicts() for item in judged if concept in ("all", item.concept)]
        units = [unit for unit in units if len(unit) > 1]
        if not units:
            continue
        random, value, ends = Random(seed), alpha(units), (None, None)
        if value is not None:
            drawn = (alpha([units[random.below(len(units))] for _ in units]) for _ in range(1000))
            drawn = sorted(one for one in drawn if one is not None)
            ends = (quantile(drawn, 0.025), quantile(drawn, 0.975)) if drawn else ends
        flat = [verdict for unit in units for verdict in unit]
        table[(concept,)] = {"shared": len(units), "same": sum(len(set(unit)) == 1 for unit in units), **named("alpha", (value, *ends)),
                             "prevalence": sum(flat) / len(flat)}
    return table


def attributes(judged):
    """Of right hits the share whose voice and stance are what coders say."""
    table = {}
    for attribute in ("voice", "stance"):
        told = [one[attribute] == item.coded[attribute] for item in judged if item.hit for one in item.said
                if one["verdict"] == "yes" and one[attribute] and item.coded[attribute]]
        if told:
            table[(attribute,)] = {"right": sum(told), "judged": len(told), **named("accuracy", wilson(sum(told) / len(told), len(told)))}
    return table


def differs(judged):
    """Whether a part of the collection errs more or less than the rest: parts and rest of five judged sentences or more."""
    table = {}
    for concept, hit in sorted({(item.concept, item.hit) for item in judged if item.truth is not None}):
        items = [item for item in judged if (item.concept, item.hit) == (concept, hit) and item.truth is not None]
        wrong = lambda of: sum(item.truth < 0.5 if hit else item.truth > 0.5 for item in of)
        for by in ("outlet", "period", "language"):
            keys = sorted({item.parts[by] for item in items} - {""})
            for key in keys[:1] if len(keys) == 2 else keys:
                here = [item for item in items if item.parts[by] == key]
                x, n, y, m = wrong(here), len(here), wrong(items) - wrong(here), len(items) - len(here)
                if min(n, m) >= 5:
                    table[(concept, "false-hits" if hit else "missed", by, key)] = {
                        "wrong": x, "judged": n, "wrong_elsewhere": y, "judged_elsewhere": m, "p": same_share(x, n, y, m)}
    adjust(table)
    return table


def error_rates(judged, concept):
    """Precision and missed of all languages together, and of each with twenty judged sentences on either side."""
    items = [item for item in judged if item.concept == concept]
    rates = {}
    for language in [None] + sorted({item.language for item in items} - {""}):
        of = [item for item in items if language in (None, item.language)]
        precision, hits, _, _ = weighted(item for item in of if item.hit)
        missed, others, _, _ = weighted(item for item in of if not item.hit)
        if min(hits, others) >= (20 if language else 1):
            rates[language] = precision, missed
    return rates if None in rates else {}


def corrected(articles, question, judged):
    """The series of all outlets together as judgements correct it, with a band of both errors."""
    rates, measure, table = error_rates(judged, question["concept"]), question["measure"], {}
    if not rates or question["categories"] or question["voices"] or question["stances"]:
        return table
    at_all = lambda k, m, p, q: 1 - (1 - p) ** k * (1 - q) ** m
    sentences = lambda k, m, p, q: k * p + m * q
    adds = at_all if measure in ("share", "articles") else sentences
    found = {}
    for article, where in in_scope(articles, question, question["by"]):
        k = sum(counts(hit, question) for hit in article.hits)
        m = max(article.sentences - k, 0) if article.both else 0
        cell, sums = found.setdefault(where, (Cell(), {}))
        cell.add(k, article.sentences, article.words)
        language = article.language if article.language in rates else None
        (p, p_low, p_high), (q, q_low, q_high) = rates[language]
        ends = ((p, q), (p_low, q), (p_high, q), (p, q_low), (p, q_high))
        before = sums.get(language, (0.0,) * 5)
        sums[language] = tuple(sum_ + adds(k, m, *end) for sum_, end in zip(before, ends))
    for where, (cell, sums) in found.items():
        exposure = {"share": cell.articles, "per-1000-sentences": cell.sentences / 1000, "per-10000-words": cell.words / 10000}.get(measure, 1)
        if not exposure:
            continue
        total = sum(one[0] for one in sums.values()) / exposure
        moves = [[(one[end] - one[0]) / exposure for end in pair] for one in sums.values() for pair in ((1, 2), (3, 4))]
        if measure == "share":
            moves.append([end - total for end in wilson(total, cell.articles)[1:]])
        elif measure in UNIT:
            raw = value(measure, cell)
            scale = total / raw[0] if raw[0] else 1
            moves.append([(end - raw[0]) * scale for end in raw[1:] if end is not None])
        below = math.sqrt(sum(max([-move for move in pair if move <= 0] or [0.0]) ** 2 for pair in moves))
        above = math.sqrt(sum(max([move for move in pair if move > 0] or [0.0]) ** 2 for pair in moves))
        high = min(total + above, 1.0) if measure == "share" else total + above
        table[("all", where)] = {"value": total, "low": max(total - below, 0.0), "high": high, "judged": judged_number(judged, question["concept"])}
    return table


def judged_number(judged, concept):
    return sum(item.concept == concept and item.truth is not None for item in judged)


class Random:
    """SplitMix64 (Steele, Lea and Flood 2014), as placebo days and bootstraps are drawn."""

    def __init__(self, seed):
        self.state = seed

    def below(self, end):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return ((z ^ (z >> 31)) * end) >> 64


def events(articles, question, listed, window):
    """Before and after each event, all outlets together; only articles dated to the day."""
    found = {day(where).toordinal(): cell for (_, where), cell in cells(articles, question, "day", lambda article: "all").items()}
    if not found:
        return {}
    first, last, sums = min(found), max(found), [Cell()]
    for at in range(first, last + 1):
        sums.append(sums[-1].less(Cell().less(found.get(at, Cell()))))
    place_of = lambda one: min(max(one - first, 0), len(sums) - 1)
    between = lambda start, end: sums[place_of(end)].less(sums[place_of(start)])
    measure, table = question["measure"], {}
    for date, title in listed:
        middle = day(date).toordinal()
        before, after = between(middle - window, middle), between(middle, middle + window)
        told = ratio(measure, after, before)
        row = {**named("ratio", told), "p": same(measure, after, before)}
        for name, cell in (("before", before), ("after", after)):
            row.update(named(name, value(measure, cell) if cell.articles else (None, None, None)))
            row["numerator_" + name], row["denominator_" + name] = fraction(measure, cell)
            row["articles_" + name], row["hits_" + name] = cell.articles, cell.hits
        row["placebo_p"] = placebo(measure, between, (first + window, last + 1 - window), middle, window, told[0])
        table[(date, title)] = row
    adjust(table)
    return table


def placebo(measure, between, days, middle, window, seen):
    free = [one for one in range(days[0], days[1] + 1) if abs(one - middle) >= 2 * window]
    if seen is None or len(free) < 20:
        return None
    far = lambda one: abs(math.log(one)) if one else math.inf
    random, as_far, dates = Random(20220224), 0, 0
    for _ in range(1000):
        one = free[random.below(len(free))]
        found = ratio(measure, between(one, one + window), between(one - window, one))[0]
        if found is not None:
            dates += 1
            as_far += far(found) >= far(seen)
    return (1 + as_far) / (1 + dates)


# -- holding them against the bundle -----------------------------------------------------------------------------------

KEYS = {"all": ("series", "period"), "trend": ("series", "period"), "comparison": ("key",), "pairs": ("a", "b"), "voices": ("key",), "quadrants": ("key",), "events": ("date", "title"), "expressions": ("expression",), "corrected": ("series", "period"),
        "accuracy": ("concept", "language"), "agreement": ("concept",), "attributes": ("attribute",), "where_error_differs": ("concept", "error", "by", "key")}
OF_VALIDATION = ("accuracy", "agreement", "attributes", "where_error_differs")


def close(told, mine):
    if told == "" or mine is None:
        return told == "" and mine is None
    return abs(float(told) - mine) <= TOLERANCE * max(abs(float(told)), abs(mine), 1e-12)


def harmless(text):
    """As CSV writes a text that a spreadsheet would run."""
    return "'" + text if text[:1] in "=+-@\t\r" and text else text


def check(name, rows, table, wrong):
    compared, seen = 0, set()
    table = {tuple(harmless(part) for part in key): row for key, row in table.items()}
    for row in rows:
        key = tuple(row[part] for part in KEYS[name])
        seen.add(key)
        mine = table.get(key)
        if mine is None:
            wrong.append(f"{name}: {' '.join(key)} is in the table, and not in the articles")
            continue
        for column, number in mine.items():
            compared += 1
            if column not in row or not close(row[column], number):
                wrong.append(f"{name}: {' '.join(key)}, {column}: the table has {row.get(column)!r}, the articles give {number!r}")
    wrong.extend(f"{name}: {' '.join(key)} is in the articles, and not in the table" for key in table.keys() - seen)
    return compared


def sheet_rows(workbook):
    """Every row of a workbook: its sheet, its texts, and its numbers with their places."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    archive = zipfile.ZipFile(io.BytesIO(workbook))
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(space + "numFmt")}
    cells = styles.find(space + "cellXfs")
    days = {str(at) for at, one in enumerate(cells if cells is not None else []) if "yy" in formats.get(one.get("numFmtId"), "")}
    shared = ElementTree.fromstring(archive.read("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in archive.namelist() else []
    texts = ["".join(part.text or "" for part in one.iter(space + "t")) for one in shared]
    for name in sorted(name for name in archive.namelist() if re.match(r"xl/worksheets/sheet\d+\.xml$", name)):
        with archive.open(name) as sheet:
            for _, row in ElementTree.iterparse(sheet):
                if row.tag != space + "row":
                    continue
                words, numbers = [], []
                for cell in row.iter(space + "c"):
                    found = cell.find(space + "v")
                    if found is not None and cell.get("t", "n") == "s":
                        words.append(texts[int(found.text)])
                    elif found is not None and cell.get("t", "n") == "n" and cell.get("s", "0") not in days:
                        numbers.append((cell.get("r"), float(found.text)))
                row.clear()
                yield name.rsplit("/", 1)[1], words, numbers


class Known:
    """Numbers that were counted here, in order."""

    def __init__(self, numbers):
        self.ordered = sorted({float(number) for number in numbers if number is not None})

    def __contains__(self, number):
        reach = TOLERANCE * max(abs(number), 1e-12) * 2
        near = self.ordered[bisect.bisect_left(self.ordered, number - reach):bisect.bisect_right(self.ordered, number + reach)]
        return any(abs(number - mine) <= TOLERANCE * max(abs(number), abs(mine), 1e-12) for mine in near)


def of_group(group):
    """How many articles, undated ones, stories and copies."""
    stories = len({article.story for article in group})
    return [len(group), sum(article.first is None for article in group), stories, len(group) - stories]


def check_report(workbook, tables, articles, wrong):
    """Every number of the report's sheets was counted here: in a row that names an outlet, an expression or an event it is one of
    that one's numbers, and elsewhere a number of a table, or how many articles or hits there are."""
    everything, of, outlets = of_group(articles), {}, {}
    for article in articles:
        outlets.setdefault(article.outlet, []).append(article)
    for outlet, group in outlets.items():
        of.setdefault(outlet, []).extend(of_group(group))
        everything += of_group(group)
    for name, table in tables.items():
        for key, row in table.items():
            more = [row["narrated"] + row["quoted"]] if "narrated" in row else [row["hits"] + row["others"]] if "others" in row else []
            everything += list(row.values()) + more
            if name in ("trend", "comparison", "voices", "quadrants", "expressions", "events"):
                # an event goes by its title, everything else by its first key
                of.setdefault(key[1] if name == "events" else key[0], []).extend(list(row.values()) + more)
        everything += [sum(row.get(name) or 0 for row in table.values()) for name in ("articles", "hits", "articles_with_hit", "sentences", "words", "narrated", "quoted")]
    everything += [len(outlets), len(tables["comparison"])]
    known, of, compared = Known(everything), {harmless(key): Known(numbers) for key, numbers in of.items()}, 0
    for sheet, words, numbers in sheet_rows(workbook):
        named = [of[harmless(word)] for word in words if harmless(word) in of]
        for place, number in numbers:
            compared += 1
            if not any(number in one for one in named or [known]):
                wrong.append(f"report.xlsx: {sheet} {place}: {number!r} is not among the numbers counted here")
    return compared


def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    bundle = Bundle(sys.argv[1] if len(sys.argv) > 1 else here)
    question, made = bundle.json("question.json"), bundle.json("recipe.json")
    if question["among"] not in ("all", "both-actors"):
        print(f"the denominator {question['among']!r} is not among the articles of a bundle: nothing was counted")
        return 2
    articles = read_articles(bundle)
    rows, pairs = comparison(articles, question, made["made"].get("baseline"))
    tables = {"all": trend(articles, question, lambda article: "all"), "trend": trend(articles, question, lambda article: article.outlet),
              "comparison": rows, "pairs": pairs, "voices": voices(articles, question), "expressions": expressions(articles, question)}
    if made["made"].get("second"):
        tables["quadrants"] = quadrants(articles, question, made["made"]["second"])
    if made["made"].get("events"):
        tables["events"] = events(articles, question, made["made"]["events"], made["made"]["window_days"])
    judged, seed = read_judged(bundle, question["concept"])
    tables["corrected"] = corrected(articles, question, judged)
    tables |= {"accuracy": accuracy(judged), "agreement": agreement(judged, seed), "attributes": attributes(judged), "where_error_differs": differs(judged)}
    wrong, total = [], 0
    for name, table in tables.items():
        path = f"validation/{name}.csv" if name in OF_VALIDATION else f"tables/{name}.csv"
        if bundle.has(path):
            compared = check(name, bundle.rows(path), table, wrong)
            print(f"{path}: {compared} numbers counted again")
            total += compared
        elif table:
            wrong.append(f"{path} is not in the bundle, and the articles give {len(table)} rows of it")
    if bundle.has("report.xlsx"):
        compared = check_report(bundle.bytes("report.xlsx"), tables, articles, wrong)
        print(f"report.xlsx: {compared} numbers found again")
        total += compared
    for line in wrong[:50]:
        print("differs:", line)
    print(f"{total} numbers, {len(wrong)} differ")
    return 1 if wrong or not total else 0


if __name__ == "__main__":
    sys.exit(main())
