#include "cresources.h"

/* To add a file: its array here, and its line in the list below. Swift reads them by name through Lexicons.Resource. */
static const uint8_t classifiers[] = {
#embed "../../lexicons/classifiers.tsv"
};
static const uint8_t countries[] = {
#embed "../../lexicons/countries.tsv"
};
static const uint8_t divisions[] = {
#embed "../../lexicons/divisions.tsv"
};
static const uint8_t foreign_places[] = {
#embed "../../lexicons/foreign_places.tsv"
};
static const uint8_t given_characters[] = {
#embed "../../lexicons/given_characters.tsv"
};
static const uint8_t organization_heads[] = {
#embed "../../lexicons/organization_heads.tsv"
};
static const uint8_t place_heads[] = {
#embed "../../lexicons/place_heads.tsv"
};
static const uint8_t positions[] = {
#embed "../../lexicons/positions.tsv"
};
static const uint8_t programme_heads[] = {
#embed "../../lexicons/programme_heads.tsv"
};
static const uint8_t renamed_divisions[] = {
#embed "../../lexicons/renamed_divisions.tsv"
};
static const uint8_t speech_cues[] = {
#embed "../../lexicons/speech_cues.tsv"
};
static const uint8_t surnames[] = {
#embed "../../lexicons/surnames.tsv"
};
static const uint8_t tone[] = {
#embed "../../lexicons/tone.tsv"
};
static const uint8_t tone_phrases[] = {
#embed "../../lexicons/tone_phrases.tsv"
};
static const uint8_t tone_modifiers[] = {
#embed "../../lexicons/tone_modifiers.tsv"
};
static const uint8_t tone_objects[] = {
#embed "../../lexicons/tone_objects.tsv"
};
static const uint8_t tone_characters[] = {
#embed "../../lexicons/tone_characters.tsv"
};
static const uint8_t tone_cues[] = {
#embed "../../lexicons/tone_cues.tsv"
};
static const uint8_t tone_weights[] = {
#embed "../../lexicons/tone_weights.tsv"
};
static const uint8_t transliteration_characters[] = {
#embed "../../lexicons/transliteration_characters.txt"
};
static const uint8_t lexicon[] __attribute__((aligned(16))) = {
#embed "data/lexicon.bin"
};
static const uint8_t models[] __attribute__((aligned(16))) = {
#embed "data/models.bin"
};

#define FILE(array, name) {name, array, sizeof array}
static const cresource cresources[] = {
    FILE(classifiers, "classifiers.tsv"),
    FILE(countries, "countries.tsv"),
    FILE(divisions, "divisions.tsv"),
    FILE(foreign_places, "foreign_places.tsv"),
    FILE(given_characters, "given_characters.tsv"),
    FILE(organization_heads, "organization_heads.tsv"),
    FILE(place_heads, "place_heads.tsv"),
    FILE(positions, "positions.tsv"),
    FILE(programme_heads, "programme_heads.tsv"),
    FILE(renamed_divisions, "renamed_divisions.tsv"),
    FILE(speech_cues, "speech_cues.tsv"),
    FILE(surnames, "surnames.tsv"),
    FILE(tone, "tone.tsv"),
    FILE(tone_phrases, "tone_phrases.tsv"),
    FILE(tone_modifiers, "tone_modifiers.tsv"),
    FILE(tone_objects, "tone_objects.tsv"),
    FILE(tone_characters, "tone_characters.tsv"),
    FILE(tone_cues, "tone_cues.tsv"),
    FILE(tone_weights, "tone_weights.tsv"),
    FILE(transliteration_characters, "transliteration_characters.txt"),
    FILE(lexicon, "lexicon.bin"),
    FILE(models, "models.bin"),
};

size_t cresources_count(void) { return sizeof cresources / sizeof cresources[0]; }
const cresource *cresources_at(size_t index) { return &cresources[index]; }
