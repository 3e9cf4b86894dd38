package calendar

import (
	"fmt"
	"strings"
)

// Stamp is the time of a publication: a day, and the minute of the day if it is
// known. The zero Stamp is no time.
type Stamp struct {
	day    Day
	minute int16 // of the day, if timed is set
	known  bool
	timed  bool
}

// ParseStamp reads an ISO 8601 day or minute, 2020-10-09 or 2020-10-09T22:35.
// 24:00 is the end of a day. Any other text gives the zero Stamp.
func ParseStamp(s string) Stamp {
	date, clock, timed := strings.Cut(s, "T")
	day, ok := Parse(date, Gregorian).Day()
	if !ok || len(date) != len("2020-10-09") {
		return Stamp{}
	}
	if !timed {
		return Stamp{day: day, known: true}
	}
	h, m, _ := strings.Cut(clock, ":")
	hour, ok := number(h)
	minute, fine := number(m)
	const lastMinute = 24 * 60
	at := 60*hour + minute
	if !ok || !fine || len(h) != 2 || len(m) != 2 || minute > 59 || at > lastMinute {
		return Stamp{}
	}
	return Stamp{day, int16(at), true, true}
}

// StampOf returns the stamp of a day without a time.
func StampOf(d Day) Stamp { return Stamp{day: d, known: true} }

// Day returns the day. It reports false for the zero Stamp.
func (s Stamp) Day() (Day, bool) { return s.day, s.known }

// Clock returns the time of day. It reports false if the time is not known.
func (s Stamp) Clock() (hour, minute int, ok bool) {
	return int(s.minute) / 60, int(s.minute) % 60, s.timed
}

// String returns the stamp as ISO 8601 writes it, "" for the zero Stamp.
func (s Stamp) String() string {
	if !s.known {
		return ""
	}
	text := s.day.String()
	if hour, minute, ok := s.Clock(); ok {
		text += fmt.Sprintf("T%02d:%02d", hour, minute)
	}
	return text
}

// Extent returns the day as an extent, the zero Extent for the zero Stamp.
func (s Stamp) Extent() Extent {
	if !s.known {
		return Extent{}
	}
	return Containing(s.day, Days)
}

// On returns the same time on another day.
func (s Stamp) On(d Day) Stamp {
	s.day = d
	return s
}
