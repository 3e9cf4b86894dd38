// Package calendar converts the dates of three calendars to days and back, and
// reads and writes TIMEX3 values. No other package counts days: timex, query and
// articles/index all use this one.
//
// A [Day] is a number and an [Interval] is two of them. An [Extent] is what a
// value denotes: its days, and how precise it is. A search compares extents with
// the interval that a reader asks for ([Extent.Answers]).
//
// Hijri dates from 1300 to 1600 AH follow the Umm al-Qura calendar; Solar Hijri
// dates are known from 1300 to 1480. Other years have no days, and the package
// does not guess any.
package calendar
