package lang

import (
	"fmt"
	"strconv"

	"qari/model/calendar"
)

// Date returns a day in words, with hour and minute if they are known: «9
// أكتوبر 2020، 22:35». It returns "" for no day.
func (t *Text) Date(at calendar.Stamp) string {
	d, ok := at.Day()
	if !ok {
		return ""
	}
	year, month, day := d.Date()
	text := strconv.Itoa(day) + " " + t.months[month-1] + " " + strconv.Itoa(year)
	if hour, minute, ok := at.Clock(); ok {
		text += t.comma + fmt.Sprintf("%02d:%02d", hour, minute)
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
