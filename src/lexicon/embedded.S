/* The lexicon's image and the packed rules, as they are, in read-only memory. */
    .section .rodata
    .balign 64
    .globl lexicon_embedded
    .hidden lexicon_embedded
lexicon_embedded:
    .incbin IMAGE
    .globl lexicon_embedded_end
    .hidden lexicon_embedded_end
lexicon_embedded_end:
    .byte 0
    .balign 64
    .globl rules_embedded
    .hidden rules_embedded
rules_embedded:
    .incbin RULES
    .globl rules_embedded_end
    .hidden rules_embedded_end
rules_embedded_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
