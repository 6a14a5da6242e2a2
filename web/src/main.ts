import { start } from './app'

start('#app')
