/** Words of documents and their templates. */
export default {
  document: {
    title: '文书',
    hint: '按当前数据生成 Word 文件，可打印、盖章。',
    forTarget: '对象',
    templates: '文书模板',
    lead: '七种行政检查文书。市级协同中心可以换上本地的 Word 模板。',
    name: '文书',
    version: '模板',
    shipped: '随平台提供',
    own: '本地第 {version} 版',
    changed: '更换时间',
    download: '下载模板',
    put: '换上新模板',
    restore: '恢复随平台提供的模板',
    saved: '已换上，从现在起生成的文书都用它。',
    restored: '已恢复。',
    places: '模板里可以写的内容',
    placesHint: '在 Word 里照写左边的文字，生成时换成右边的内容；没有的内容留空，供手写。带点的写在表格的一行里，有几个就重复几行。',
  },
}
