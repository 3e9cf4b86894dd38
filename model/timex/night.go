package timex

// night reads «الليلة», «الليلة الماضية», «منتصف الليل», «منتصف ليل الجمعة».
func (s *scanner) night(i int) (e expr, next int) {
	t := s.at(i)
	if t.mod == "MID" && s.at(i+1).part == "NI" && !s.at(i+1).clitic {
		midnight := clock{hour: 24}
		if s.definite(i + 1) {
			return s.timeFirst(midnight, i, i+2)
		}
		if d, end := s.dayAt(i + 2); end > i+2 {
			return timeOf(d, midnight), end
		}
		return e, i
	}
	if t.unit != night || !t.define || t.form != singular || s.is(i-1, that) {
		return e, i
	}
	d := date{offset: offset{set: true}}
	to := anywhere
	next = s.toward(&to, i+1)
	switch {
	case to == past || s.at(next).offset.days == -1:
		d.offset.days = -1
		next = max(next, i+2)
	case to != anywhere && to != present:
		return e, i
	}
	return timeOf(d, clock{part: "NI"}), next
}
