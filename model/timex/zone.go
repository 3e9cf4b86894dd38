package timex

import (
	"fmt"
	"strings"
)

// zones are those whose offset does not change with the season.
var zones = map[string]string{
	"غرينتش": "Z", "جرينتش": "Z", "غرينيتش": "Z", "جرينيتش": "Z", "العالمي": "Z", "gmt": "Z", "utc": "Z",
	"مكه": "+03:00", "السعوديه": "+03:00", "الرياض": "+03:00", "الكويت": "+03:00", "الدوحه": "+03:00", "ksa": "+03:00",
	"بغداد": "+03:00", "صنعاء": "+03:00", "موسكو": "+03:00", "ابوظبي": "+04:00", "دبي": "+04:00", "gst": "+04:00",
	"الامارات": "+04:00", "مسقط": "+04:00", "الجزائر": "+01:00", "تونس": "+01:00", "الخرطوم": "+02:00", "طرابلس": "+02:00",
}

// zone reads «بتوقيت غرينتش», «ت.غ», «(GMT +0400)», «(مكة المكرمة)», «+03:00»;
// a zone whose offset changes with the season belongs to the expression but
// not to its value.
func (s *scanner) zone(i int) (zone string, next int) {
	open := s.skipSign(i, "(")
	zone, next = s.bareZone(open, open > i)
	if next == open {
		return "", i
	}
	if open > i {
		if !s.sign(next, ")") {
			return "", i
		}
		next++
	}
	return zone, next
}

// bareZone reads a zone without brackets. In brackets (bracketed) the name of
// a place is enough.
func (s *scanner) bareZone(i int, bracketed bool) (zone string, next int) {
	switch t := s.at(i); {
	case t.kind == latin:
		z := zones[s.key(i)]
		if z == "Z" {
			if shifted, end := s.shift(i+1, false); end > i+1 {
				return shifted, end
			}
		}
		if z != "" {
			return z, i + 1
		}
		return "", i
	case t.kind == mark:
		return s.shift(i, false)
	}
	if end := s.greenwich(i); end > i {
		return "Z", end
	}
	next = i
	if s.at(i).role == zoneWord {
		next++
	}
	z := zones[s.key(next)]
	if next == i && (!bracketed || z == "") || s.at(next).kind != letters {
		return "", i
	}
	next++
	if z == "+03:00" && strings.HasPrefix(s.key(next), "المكرمه") {
		next++
	}
	return z, next
}

// shift reads how far a zone is from Greenwich: «+3», «+0300», «+03:00». One
// to the west has to follow a zone's name, seconds, or the time of a timestamp
// (iso), as a dash may stand between two times.
func (s *scanner) shift(i int, iso bool) (zone string, next int) {
	n := s.at(i + 1)
	behindSeconds := s.sign(i-2, ":") && s.sign(i-4, ":")
	west := s.sign(i, "-−") && (iso || s.at(i-1).kind == latin || behindSeconds)
	if !west && !s.sign(i, "+") || !s.glued(i+1) || !n.isNumber() {
		return "", i
	}
	h, m := n.number, 0
	next = i + 2
	switch {
	case n.count == 4:
		h, m = n.number/100, n.number%100
	case n.count == 2 && s.colon(i+1):
		m, next = s.at(i+3).number, i+4
	case n.count > 2 || s.at(i-1).kind != latin:
		return "", i
	}
	const east = 14 // hours: the Line Islands, the farthest from Greenwich
	if h > east || m > 59 {
		return "", i
	}
	if h == 0 && m == 0 {
		return "Z", next
	}
	sign := '+'
	if west {
		sign = '-'
	}
	return fmt.Sprintf("%c%02d:%02d", sign, h, m), next
}

// greenwich reads «ت غ», «ت.غ», and the Z of ISO 8601.
func (s *scanner) greenwich(i int) int {
	if s.key(i) != "ت" {
		return i
	}
	if next := s.skipSign(i+1, "."); s.key(next) == "غ" {
		return next + 1
	}
	return i
}

// isoTime reads the time of an ISO 8601 timestamp, from its T on: «T10:20:00Z».
func (s *scanner) isoTime(i int) (c clock, next int) {
	letter := s.at(i).kind == latin && s.src(i) == "T" && s.glued(i)
	hour := s.glued(i+1) && s.at(i+1).count == 2 && s.colon(i+1)
	if !letter || !hour {
		return c, i
	}
	c, next = s.minutes(clock{hour: s.at(i + 1).number}, i+3)
	if next == i+1 {
		return c, i
	}
	point := s.sign(next, ".,") && s.glued(next)
	if c.seconds && point && s.glued(next+1) && s.at(next+1).kind == digits {
		next += 2 // a fraction of a second
	}
	if s.at(next).kind == latin && s.glued(next) && s.src(next) == "Z" {
		c.zone = "Z"
		return c, next + 1
	}
	if zone, end := s.shift(next, true); end > next && s.glued(next) {
		c.zone, next = zone, end
	}
	return c, next
}
