package shelf

import (
	"database/sql"

	"qari/model"
	"qari/model/entity"
)

// Reader returns the shelf of one reader: "" for the user of this machine, else
// the fingerprint of a key. Closing the shelf does not close the store.
func (s *Store) Reader(id string) Shelf { return rows{s, id} }

// rows is the part of the tables that belongs to one reader.
type rows struct {
	*Store
	id string
}

func (r rows) Close() error { return nil }

func (r rows) Load() (Contents, error) {
	c := emptyContents()
	err := r.load(&c)
	if err != nil {
		return Contents{}, &Error{r.path, reason(err), err}
	}
	return c, nil
}

func (r rows) load(c *Contents) error {
	err := r.each("SELECT path, print, read, starred, position, note FROM articles WHERE reader = ?", func(row *sql.Rows) error {
		var i Item
		err := row.Scan(&i.Path, &i.Print, &i.Read, &i.Starred, &i.Position, &i.Note)
		c.Items = append(c.Items, i)
		return err
	})
	if err != nil {
		return err
	}
	pair := func(into map[string]string) func(*sql.Rows) error {
		return func(row *sql.Rows) error {
			var name, value string
			err := row.Scan(&name, &value)
			into[name] = value
			return err
		}
	}
	if err := r.each("SELECT name, query FROM queries WHERE reader = ?", pair(c.Queries)); err != nil {
		return err
	}
	if err := r.each("SELECT name, value FROM settings WHERE reader = ?", pair(c.Settings)); err != nil {
		return err
	}
	return r.each("SELECT label, key, shown FROM names WHERE reader = ?", func(row *sql.Rows) error {
		var label, key, shown string
		err := row.Scan(&label, &key, &shown)
		for _, l := range []model.Label{model.PER, model.LOC, model.ORG} {
			if l.String() == label {
				c.Names[entity.Name{Label: l, Key: key}] = shown
			}
		}
		return err
	})
}

func (r rows) each(query string, scan func(*sql.Rows) error) error {
	found, err := r.db.Query(query, r.id)
	if err != nil {
		return err
	}
	defer found.Close()
	for found.Next() {
		if err := scan(found); err != nil {
			return err
		}
	}
	return found.Err()
}

// Apply stores changes in one transaction.
func (r rows) Apply(changes []Change) error {
	if err := r.apply(changes); err != nil {
		return &Error{r.path, reason(err), err}
	}
	return nil
}

func (r rows) apply(changes []Change) error {
	tx, err := r.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, c := range changes {
		statement, args := r.statement(c)
		if _, err := tx.Exec(statement, args...); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// putEntry changes only the given fields. Another process may have changed the
// other ones.
const putEntry = `
INSERT INTO articles (reader, path, print, read, starred, position, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT DO UPDATE SET
	print    = iif(?3 = '', print, ?3),
	read     = iif(?8 & 1, ?4, read),
	starred  = iif(?8 & 2, ?5, starred),
	position = iif(?8 & 4, ?6, position),
	note     = iif(?8 & 8, ?7, note)`

func (r rows) statement(c Change) (string, []any) {
	switch c := c.(type) {
	case PutEntry:
		return putEntry, []any{r.id, c.Path, c.Print, c.Read, c.Starred, c.Position, c.Note, c.Fields}
	case PutQuery:
		return r.put("queries", "query", c.Query, "name", c.Name)
	case PutSetting:
		return r.put("settings", "value", c.Value, "name", c.Name)
	case PutName:
		return r.put("names", "shown", c.Into, "key", c.Key, "label", c.Label.String())
	}
	return "", nil
}

// put returns the statement that sets the value of a row, or deletes the row if
// the value is empty. key has pairs of a column and its value. Together with
// the reader they identify the row.
func (r rows) put(table, column, value string, key ...string) (string, []any) {
	columns, where, marks := "reader", "reader = ?1", "?1"
	args := []any{r.id}
	for i := 0; i < len(key); i += 2 {
		args = append(args, key[i+1])
		mark := "?" + string('1'+rune(len(args)-1))
		columns += ", " + key[i]
		where += " AND " + key[i] + " = " + mark
		marks += ", " + mark
	}
	if value == "" {
		return "DELETE FROM " + table + " WHERE " + where, args
	}
	args = append(args, value)
	mark := "?" + string('1'+rune(len(args)-1))
	return "INSERT INTO " + table + " (" + columns + ", " + column + ") VALUES (" + marks + ", " + mark + ")" +
		" ON CONFLICT DO UPDATE SET " + column + " = " + mark, args
}
