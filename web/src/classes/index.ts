export { boundsOf, classOf, CLASS_METHODS, naturalBreaks } from './classes'
export { coloursOf, MOST_CLASSES, noDataColour, SCHEME_NAMES, type Scheme } from './colorBrewer'
