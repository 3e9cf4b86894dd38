// Package timex finds the time expressions of an Arabic article, gives each a
// TIMEX3 type and value, and finds out when the article was published.
//
// [Analyse] cuts the text into tokens, looks each word up in a lexicon (with
// its clitics taken off), and lets rules read the longest expression at each
// place. What an expression says is kept apart from what it means: it is
// resolved in a second pass, after the publication date was found, because
// some expressions are the evidence for that date. Time is linear in the
// length of the text: every rule looks a fixed number of tokens ahead or back.
//
// # Which words belong to an expression
//
// The extents follow TimeML 1.2.1 and the TIDES guidelines that it refers to.
//
//   - Prepositions and conjunctions stand outside («في [23 نوفمبر]»,
//     «حتى [نهاية العام]»), and so do the clitics و ف ب ل ك. Where ل swallowed
//     the alef of the article («للثلاثاء») the rest would be no word, so the
//     whole word is the expression.
//   - قبل، بعد، منذ، خلال and «في غضون» before an amount of time belong to it,
//     as "ago" does: «قبل أربعة أيام», «خلال أسبوع». Before a date they stay
//     outside: «منذ [عام 1992]».
//   - يوم, شهر, عام before what they name, اليوم and أمس before a weekday,
//     «الماضي» and its like, limits («نحو», «أكثر من», «على الأقل») and the
//     words that become a mod («أواخر», «نهاية») belong to it.
//   - A day and the time of it are one expression when nothing but a comma or
//     a preposition stands between them: «الجمعة عند الساعة الثامنة مساء».
//   - Days that share a month are one expression each («[10] و[11 نوفمبر]»);
//     so are years that share a word («عامي [2002] و[2003]»);
//     a range is one, with من or بين: «من 10 إلى 15 نوفمبر».
//   - A year alone in brackets is one without them («تونس ([1881])»).
//   - The same day in two calendars is two expressions.
//   - The name of a place is no date («شارع 14 تموز»), nor is that of a
//     programme or a newspaper («العربي اليوم»). The name of an event is one,
//     but tells no year: «أحداث 11 سبتمبر» is XXXX-09-11.
//
// # Values
//
//   - What the text does not tell is X: XXXX-11-23, XXXX-WXX-5, XXXX-XX-22,
//     XXXX-XX-XX for «أمس» in an article whose date is unknown. A time of day
//     without a day is T18:00.
//   - A range is start/end, of lengths as of dates (P3D/P5D). An hour of twelve that may be either has both
//     readings in Values.
//   - «قبل X» is a date as precise as the unit: «قبل 4 سنوات» is a year, «قبل
//     أسبوعين» a week; so is «بعد X» where the clause speaks of the future.
//     Counted from something else than the publication («قبل ساعات قليلة من
//     الاجتماع») they are durations, and so are منذ X and خلال X.
//   - «العام نفسه», «اليوم التالي» count from what the block spoke of last.
//   - Years before Christ are BC0650, centuries BC06 for «القرن السابع قبل
//     الميلاد».
//   - Vague amounts have X for the number: PXDE for «عقود», PXD for «الأيام
//     المقبلة». «قبل عدة أيام» is PAST_REF, «الآن» PRESENT_REF.
//   - Half a unit is a decimal (P1.5M), except where a smaller unit makes it
//     whole: PT30M, PT1H30M, P6M for «نصف سنة».
//   - Decades have three digits (198), centuries two (18 for «القرن التاسع
//     عشر»), seasons SP SU FA WI, quarters Q1…Q4, halves H1 and H2, weekends
//     WE. A winter belongs to the year in which it begins. Weeks are those of
//     ISO 8601. A decade without a century is of the twentieth, but for
//     «العشرينيات», which is XX2.
//   - The parts of the day are MO (صباح، فجر), MI (ظهر), AF (بعد الظهر، عصر),
//     EV (مساء), NI (ليل). «منتصف الليل» is T24:00.
//   - Dates of another calendar keep it; Western has the Gregorian value.
//     Hijri is read as Umm al-Qura from 1300 to 1600 AH, Solar Hijri from 1300
//     to 1480; outside of these years there is a flag and no conversion. The
//     weekday of a Hijri date may miss by one, as countries sight the moon
//     apart; only more is flagged.
//   - «الثلاثاء الثالث من أيلول» is the third of the month where that is a
//     Tuesday, else its third Tuesday; «أول أحد من أكتوبر» is its first Sunday.
//   - A bare year from 1300 to 1500 is Hijri in a text that writes another such
//     year as Hijri, and always after «العام الماضي» and its like.
//   - A month without a year is of the year nearest to the publication, on the
//     side that «الماضي», «المقبل» or منذ states. A weekday alone is the day of
//     publication or the last before it, unless its clause speaks of the
//     future.
//
// # Publication
//
// Evidence is weighed in this order: a date that the user gave; a date line,
// one labelled as publication before one without a label and that before one
// of an update; a day that the text forces («أمس الخميس 15 سبتمبر 2022»). A
// date line is refused when more of the text contradicts it («اليوم الأربعاء»)
// than agrees, and when its own weekday is not its date's. The page's own clock
// is always refused. All of it is in [model.Publication.Evidence] under the
// names of the Rule constants.
package timex
