package lang

func evidenceArabic() map[string]string { return map[string]string{} }

func evidenceEnglish() map[string]string { return map[string]string{} }
