package lang

import (
	"strconv"
	"time"
)

// Date is an ISO 8601 day or minute in words, such as «9 أكتوبر 2020، 22:35».
// What it cannot read it returns as it is.
func (t *Text) Date(iso string) string {
	at, err := time.Parse("2006-01-02T15:04", iso)
	clock := err == nil
	if !clock {
		if at, err = time.Parse(time.DateOnly, iso); err != nil {
			return iso
		}
	}
	text := strconv.Itoa(at.Day()) + " " + t.months[at.Month()-1] + " " + strconv.Itoa(at.Year())
	if clock {
		text += t.comma + at.Format("15:04")
	}
	return text
}

var (
	monthsArabic = [12]string{
		"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
		"يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
	}
	monthsEnglish = [12]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	}
)
