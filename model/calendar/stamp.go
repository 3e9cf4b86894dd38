package calendar

import (
	"fmt"
	"strings"
)

// Stamp is when something was published: a day, and the minute of it where that
// is known. The zero Stamp is none.
type Stamp struct {
	day    Day
	minute int16 // of the day, where timed
	known  bool
	timed  bool
}

// ParseStamp reads an ISO 8601 day or minute, 2020-10-09 or 2020-10-09T22:35.
// The end of a day may be written as its hour 24. Anything else is the zero
// Stamp.
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

// StampOf is the stamp of a day.
func StampOf(d Day) Stamp { return Stamp{day: d, known: true} }

// Day is the day, and false where there is none.
func (s Stamp) Day() (Day, bool) { return s.day, s.known }

// Clock is the time of day, and false where it is not known.
func (s Stamp) Clock() (hour, minute int, ok bool) {
	return int(s.minute) / 60, int(s.minute) % 60, s.timed
}

// String is the stamp as ISO 8601 writes it; "" for none.
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

// Extent is the day as an extent, the zero Extent where there is none.
func (s Stamp) Extent() Extent {
	if !s.known {
		return Extent{}
	}
	return Containing(s.day, Days)
}

// On is the stamp with the same time on another day.
func (s Stamp) On(d Day) Stamp {
	s.day = d
	return s
}
