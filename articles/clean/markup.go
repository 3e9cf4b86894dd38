package clean

func (p *page) markup() {}

func (p *page) joinWrapped() {}
