// Package timex finds the time expressions of an Arabic article, gives each a
// TIMEX3 type and value, and finds out when the article was published.
package timex
