import { ref, watch } from 'vue'
import { actFor } from '../api'

/** For whom the reader acts at the gate; forgotten with the page. */
export const actingFor = ref('')
watch(actingFor, (giver) => actFor(giver), { flush: 'sync' })
