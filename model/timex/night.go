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
			return timeOf(d, midnight), s.nextMorning(d, end)
		}
		return e, i
	}
	noun := s.skip(i, this)
	if t := s.at(noun); t.unit != night || !t.define || t.form != singular || s.is(noun-1, that) {
		return e, i
	}
	if s.at(noun + 1).last {
		return e, i // «الليلة الأخيرة» is the last of something else
	}
	d := date{offset: offset{set: true}}
	to := anywhere
	next = s.toward(&to, noun+1)
	switch {
	case to == past || s.at(next).offset.days == -1:
		d.offset.days = -1
		next = max(next, noun+2)
	case to != anywhere && to != present:
		return e, i
	}
	return s.partAt(d, "NI", next)
}

// partAt reads the clock time that may follow a day and a part of it.
func (s *scanner) partAt(d date, part string, i int) (expr, int) {
	if c, end := s.clockAfter(i); end > i && c.part == "" {
		return timeOf(d, c.within(part)), end
	}
	return timeOf(d, clock{part: part}), i
}

// partAlone reads «هذا الصباح», «بعد الظهر», «في المساء», «منتصف النهار».
func (s *scanner) partAlone(i int) (e expr, next int) {
	t := s.at(i)
	if s.is(i, this) && s.at(i+1).part != "" && s.definite(i+1) && !s.at(i+1).clitic && !s.era(i+1) {
		return s.partAt(date{offset: offset{set: true}}, s.at(i+1).part, i+2)
	}
	if t.mod == "MID" && s.key(i+1) == "النهار" {
		return s.timeFirst(clock{hour: 12}, i, i+2)
	}
	if t.role == hence || t.role == ago {
		if part, end := s.partOfDay(i); end > i && s.definite(i+1) {
			return timeOf(nil, clock{part: part}), end
		}
		return e, i
	}
	if t.part == "" || t.clitic || t.unit != noUnit || !s.definite(i) {
		return e, i
	}
	announced := s.is(i-1, in) && (t.part == "EV" || t.part == "NI" || s.key(i) == "الصباح") ||
		s.at(i-1).role == at && t.part != "AF" && s.key(i-1) == "عند"
	if !announced {
		return e, i
	}
	return timeOf(nil, clock{part: t.part}), i + 1
}

// era tells whether the word at i means "age" after «هذا» and «كل», and no
// afternoon.
func (s *scanner) era(i int) bool { return s.at(i).part == "AF" && !s.at(i).exact }

// late reads «وقت متأخر من مساء الثلاثاء», «ساعة مبكرة من صباح اليوم»,
// «الساعات الأولى من فجر الجمعة».
func (s *scanner) late(i int) (e expr, next int) {
	t := s.at(i)
	if t.role != someTime && t.unit != hour {
		return e, i
	}
	mod := lateness[s.key(i+1)]
	if mod == "" || t.define != s.definite(i+1) || !s.is(i+2, from) {
		return e, i
	}
	if p := s.at(i + 3); p.part != "" && s.definite(i+3) && p.unit == noUnit {
		e = timeOf(nil, clock{part: p.part})
		e.mod = mod
		return e, i + 4
	}
	e, next = s.moments(i + 3)
	if m, ok := e.when.(moment); next == i+3 || !ok || m.time.part == "" {
		return expr{}, i
	}
	e.mod = mod
	return e, next
}

var lateness = map[string]string{
	"متاخر": "END", "متاخره": "END", "المتاخره": "END", "الاخيره": "END",
	"مبكر": "START", "مبكره": "START", "المبكره": "START", "الاولي": "START",
}
