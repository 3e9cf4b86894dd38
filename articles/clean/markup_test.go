package clean

import (
	"slices"
	"strings"
	"testing"
)

func TestMarkdown(t *testing.T) {
	tests := []struct {
		name, page string
		want       []string
	}{
		{"headings, quotes, links", `# الموانئ الذكية تغير وجه التجارة

*كتبه: ليلى منصور*

> الآلة لا تنام، لكنها لا تفكر أيضا.

![رافعة](a.jpg)

دخلت **الرافعات الآلية** معظم الموانئ، ويقدر [تقرير حديث](https://example.org/r.pdf) أنها خفضت زمن الانتظار إلى النصف.

***

## ما الذي تغير؟
- رافعات تعمل على مدار الساعة
`, []string{
			"title: الموانئ الذكية تغير وجه التجارة", "byline: كتبه: ليلى منصور", "quote: الآلة لا تنام، لكنها لا تفكر أيضا.",
			"caption: رافعة", "furniture: a.jpg",
			"paragraph: دخلت الرافعات الآلية معظم الموانئ، ويقدر تقرير حديث أنها خفضت زمن الانتظار إلى النصف.",
			"furniture: https://example.org/r.pdf", "furniture: ***", "heading: ما الذي تغير؟", "paragraph: - رافعات تعمل على مدار الساعة",
		}},
		{"front matter", `---
title: "عودة القطار"
author: ليلى منصور
date: 2023-05-14
tags: [نقل, قطار]
layout: post
---
# عودة القطار

عاد القطار إلى المدينة بعد عشرين عاما من الغياب، واستقبله الناس بالورود.
`, []string{
			"furniture: ---", "furniture: title:", "title: عودة القطار", "furniture: author:", "byline: ليلى منصور",
			"furniture: date:", "dateline: 2023-05-14", "furniture: tags:", "keyword: نقل", "keyword: قطار", "furniture: layout: post",
			"furniture: ---", "repeatedTitle: عودة القطار",
			"paragraph: عاد القطار إلى المدينة بعد عشرين عاما من الغياب، واستقبله الناس بالورود.",
		}},
		{"a hashtag is no heading", "#قطار\n", []string{"keyword: قطار"}},
	}
	for _, tt := range tests {
		p := newPage(Chars(tt.page), true)
		p.tellApart()
		if got := outcome(p); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, strings.Join(got, "\n     "), strings.Join(tt.want, "\n     "))
		}
	}
}
