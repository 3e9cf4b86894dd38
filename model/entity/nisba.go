package entity

import "qari/model"

// nisba knows the adjectives made from the names of countries.
type nisba struct{}

func newNisba() *nisba { return &nisba{} }

func (n *nisba) find(*document) []model.Related { return nil }
