package query

import "strings"

// String writes the query in its canonical form, with English field names.
// Parse reads the same query from it.
func (q *Query) String() string {
	if q == nil || q.Expr == nil {
		return ""
	}
	var p printer
	q.Expr.print(&p)
	return p.String()
}

// printer writes a query. bound is set inside an operator that binds more
// strongly: AND and OR then need parentheses.
type printer struct {
	strings.Builder
	bound bool
}

func (p *printer) list(parts []Expr, between string) {
	bound := p.bound
	if bound {
		p.WriteByte('(')
	}
	p.bound = true
	for i, x := range parts {
		if i > 0 {
			p.WriteString(between)
		}
		x.print(p)
	}
	if bound {
		p.WriteByte(')')
	}
	p.bound = bound
}

func (a And) print(p *printer) { p.list(a, " ") }
func (o Or) print(p *printer)  { p.list(o, " OR ") }

func (n Not) print(p *printer) {
	bound := p.bound
	p.bound = true
	p.WriteByte('-')
	n.X.print(p)
	p.bound = bound
}

func (p *printer) field(f Field) {
	if f != Anywhere {
		p.WriteString(fieldNames[f][0] + ":")
	}
}

func (t Term) print(p *printer) {
	p.field(t.Field)
	if t.Mode == Literal {
		p.WriteByte('=')
	}
	if t.Mode == Quoted || strings.ContainsAny(t.Text, needQuotes) {
		p.WriteString(`"` + t.Text + `"`)
	} else {
		p.WriteString(t.Text)
	}
}

func (d Dates) print(p *printer) {
	p.field(d.Field)
	if d.Loose {
		p.WriteByte('~')
	}
	p.WriteString(dateText(d.Interval))
}

func (is Is) print(p *printer) {
	p.field(Status)
	p.WriteString(isNames[is][0])
}
