/** Words of documents and their templates. */
export default {
  document: {
    title: 'Documents',
    hint: 'Made as Word files of what is known now, to be printed and sealed.',
    forTarget: 'Target',
    templates: 'Document templates',
    lead: 'The seven documents of inspections. The centre of the city may put its own Word templates in their stead.',
    name: 'Document',
    version: 'Template',
    shipped: 'As shipped',
    own: 'Local version {version}',
    changed: 'Changed',
    download: 'Take the template',
    put: 'Put a new one',
    restore: 'Back to the shipped one',
    saved: 'It counts from now on for all documents that are made.',
    restored: 'The shipped one counts again.',
    places: 'What a template may say',
    placesHint: 'Write in Word what stands on the left; in its place comes what is on the right, or nothing where nothing is known, so that it can be written in. What has a dot stands in a row of a table, which is repeated for each.',
  },
}
