package lang

import (
	"errors"
	"fmt"
	"strings"

	"qari/model/query"
)

// Fault describes a fault in a query in the interface language. Any other error
// keeps its own text.
func (t *Text) Fault(err error) string {
	var f *query.Fault
	if !t.RTL || !errors.As(err, &f) {
		return err.Error()
	}
	said := faultsArabic[f.Kind]
	if f.Text != "" && strings.Contains(said, "%s") {
		said = fmt.Sprintf(said, Isolate(f.Text))
	}
	return fmt.Sprintf("الموضع %d: %s", f.Column, said)
}

var faultsArabic = map[query.FaultKind]string{
	query.OpenQuote:     "علامة اقتباس لم تُغلق",
	query.OpenGroup:     "قوس ( بلا قوس )",
	query.StrayClose:    "قوس ) بلا قوس (",
	query.EmptyGroup:    "قوسان بلا كلام بينهما",
	query.LoneOr:        "تحتاج «أو» إلى كلمة قبلها وكلمة بعدها",
	query.NoValue:       "لم يُكتب ما يُبحث عنه بعد %s",
	query.UnknownField:  "لا حقل باسم «%s»، وضع الكلمة بين علامتي اقتباس للبحث عنها",
	query.FieldInField:  "لا يقع الحقل %s داخل قوسي حقل آخر",
	query.BadDate:       "«%s» ليس تاريخًا، اكتب مثلًا 2020-10 أو 2020..2022",
	query.BackwardRange: "نهاية المدة %s قبل بدايتها",
	query.UnknownState:  "لا حالة باسم «%s»، والحالات: جديد ومقروء ونجمة",
	query.TooDeep:       "أقواس متداخلة أكثر مما ينبغي",
	query.TooLong:       "البحث أطول مما ينبغي",
}
