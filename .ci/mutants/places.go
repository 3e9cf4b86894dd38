package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
)

// mutant is one change of a file: text replaces the bytes from start to end.
type mutant struct {
	file       string // full path
	line       int
	start, end int
	text       string
	body       body   // of the function around it; empty where a copy of it would not do
	was        string // the line, for a person
	change     string // the change, for a person
}

// body is what stands between a function's braces: the bytes from start to end.
type body struct {
	start, end int
	results    bool // so it never ends without a return
}

// apply returns the content of the mutant's file with the change made.
func (m mutant) apply(content []byte) []byte {
	return bytes.Join([][]byte{content[:m.start], []byte(m.text), content[m.end:]}, nil)
}

// mutants returns all possible mutants of a package's files.
func mutants(p goPackage, noTables bool) ([]mutant, error) {
	var all []mutant
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		found, err := mutantsOf(path, content, noTables)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

func mutantsOf(path string, content []byte, noTables bool) ([]mutant, error) {
	files := token.NewFileSet()
	tree, err := parser.ParseFile(files, path, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	if ast.IsGenerated(tree) {
		return nil, nil
	}
	f := finder{file: files.File(tree.FileStart), path: path, content: content, noTables: noTables}
	ast.Inspect(tree, f.visit)
	return f.found, nil
}

// finder collects the mutants of one file.
type finder struct {
	file     *token.File
	path     string
	content  []byte
	noTables bool
	body     body // of the outermost function around the node
	found    []mutant
}

// tableSize is the number of elements from which a literal counts as a data
// table.
const tableSize = 20

// visit collects the mutants of a node, and reports whether to visit its
// children.
func (f *finder) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.DeclStmt: // constants and variables in a function are no tables
		for _, spec := range n.Decl.(*ast.GenDecl).Specs {
			if values, ok := spec.(*ast.ValueSpec); ok {
				for _, v := range values.Values {
					ast.Inspect(v, f.visit)
				}
			}
		}
		return false
	case *ast.ValueSpec:
		return !f.noTables
	case *ast.Field:
		return false // a type, or the tag of a field
	case *ast.FuncDecl:
		f.enter(n.Type, n.Body)
	case *ast.FuncLit:
		f.enter(n.Type, n.Body)
	case *ast.CompositeLit:
		if f.noTables && len(n.Elts) >= tableSize {
			return false
		}
	case *ast.BinaryExpr:
		f.binary(n)
	case *ast.BasicLit:
		f.number(n)
	case *ast.Ident:
		f.truth(n)
	case *ast.IfStmt:
		f.negate(n.Cond)
	case *ast.ForStmt:
		f.negate(n.Cond)
	case *ast.IncDecStmt:
		f.operator(n.TokPos, n.Tok)
	case *ast.AssignStmt:
		f.operator(n.TokPos, n.Tok)
	case *ast.BlockStmt:
		f.drop(n.List)
	case *ast.CaseClause:
		f.drop(n.Body)
	case *ast.CommClause:
		f.drop(n.Body)
	}
	return true
}

// enter notes the body of a function, unless it is a part of the body noted
// before. A body with labels is passed over: a function can't hold it twice.
func (f *finder) enter(signature *ast.FuncType, block *ast.BlockStmt) {
	if block == nil {
		return
	}
	start, end := f.file.Offset(block.Lbrace)+1, f.file.Offset(block.Rbrace)
	if start < f.body.end || hasLabel(block) {
		return
	}
	f.body = body{start: start, end: end, results: signature.Results.NumFields() > 0}
}

func hasLabel(block *ast.BlockStmt) (found bool) {
	ast.Inspect(block, func(n ast.Node) bool {
		_, label := n.(*ast.LabeledStmt)
		found = found || label
		return !found
	})
	return found
}

// swaps is what stands for an operator: its neighbour, so that only a test of
// the border itself tells them apart, or its contrary.
var swaps = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LSS: token.LEQ, token.LEQ: token.LSS,
	token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD,
	token.ADD_ASSIGN: token.SUB_ASSIGN, token.SUB_ASSIGN: token.ADD_ASSIGN,
	token.INC: token.DEC, token.DEC: token.INC,
}

func (f *finder) binary(n *ast.BinaryExpr) {
	if n.Op == token.ADD && (isText(n.X) || isText(n.Y)) {
		return // would not compile
	}
	f.operator(n.OpPos, n.Op)
}

func isText(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return e.Kind == token.STRING
	case *ast.BinaryExpr:
		return isText(e.X) || isText(e.Y)
	}
	return false
}

func (f *finder) operator(at token.Pos, op token.Token) {
	if other, ok := swaps[op]; ok {
		f.add(at, at+token.Pos(len(op.String())), other.String(), fmt.Sprintf("%s → %s", op, other))
	}
}

// number increments a whole number.
func (f *finder) number(n *ast.BasicLit) {
	value, err := strconv.ParseInt(n.Value, 0, 64)
	if n.Kind != token.INT || err != nil {
		return
	}
	more := strconv.FormatInt(value+1, 10)
	f.add(n.Pos(), n.End(), more, fmt.Sprintf("%s → %s", n.Value, more))
}

func (f *finder) truth(n *ast.Ident) {
	switch n.Name {
	case "true":
		f.add(n.Pos(), n.End(), "false", "true → false")
	case "false":
		f.add(n.Pos(), n.End(), "true", "false → true")
	}
}

func (f *finder) negate(condition ast.Expr) {
	if condition == nil {
		return
	}
	text := f.text(condition)
	f.add(condition.Pos(), condition.End(), "!("+text+")", "condition negated: "+brief(text))
}

// drop removes each of the statements that have an effect, one per mutant.
func (f *finder) drop(statements []ast.Stmt) {
	for _, s := range statements {
		switch s := s.(type) {
		case *ast.AssignStmt:
			if s.Tok == token.DEFINE {
				continue
			}
		case *ast.ReturnStmt:
			if len(s.Results) > 0 {
				continue // hardly ever compiles
			}
		case *ast.ExprStmt, *ast.IncDecStmt, *ast.BranchStmt, *ast.SendStmt, *ast.DeferStmt, *ast.GoStmt:
		default:
			continue
		}
		f.add(s.Pos(), s.End(), "{}", "statement dropped: "+brief(f.text(s)))
	}
}

func (f *finder) add(start, end token.Pos, text, change string) {
	line := f.file.Line(start)
	m := mutant{file: f.path, line: line, start: f.file.Offset(start), end: f.file.Offset(end), text: text, change: change}
	if m.end <= f.body.end { // places are found in the file's order
		m.body = f.body
	}
	first, last := m.start, m.start
	for first > 0 && f.content[first-1] != '\n' {
		first--
	}
	for last < len(f.content) && f.content[last] != '\n' {
		last++
	}
	m.was = string(bytes.TrimSpace(f.content[first:last]))
	f.found = append(f.found, m)
}

func (f *finder) text(n ast.Node) string {
	return string(f.content[f.file.Offset(n.Pos()):f.file.Offset(n.End())])
}

// brief shortens a text for a line of the report.
func brief(text string) string {
	const most = 60 // letters
	text = string(bytes.Join(bytes.Fields([]byte(text)), []byte(" ")))
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}
