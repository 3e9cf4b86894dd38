package ucd

// Pack packs the properties of a code point into a word. Only the generator
// uses it.
func Pack(c Class, j Joining, width uint8, g Cluster, b Break, flags Word) uint32 {
	return uint32(Word(c)<<bidiShift | Word(j)<<joinShift | Word(width)<<widthShift |
		Word(g)<<clusterShift | Word(b)<<breakShift | flags)
}
