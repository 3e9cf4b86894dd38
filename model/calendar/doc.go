// Package calendar is the one place that knows days: it converts the dates of
// three calendars to days and back, and reads and writes TIMEX3 values.
//
// A [Day] is a number, an [Interval] two of them. An [Extent] is what a value
// denotes: its days and how finely it tells them, which is how a search decides
// what answers to a date ([Extent.Answers]). Hijri dates are converted from 1300
// to 1600 AH by the Umm al-Qura calendar, Solar Hijri ones from 1300 to 1480;
// outside of these years there is no conversion, and none is guessed.
package calendar
