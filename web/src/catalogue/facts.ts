import { api, Problem, type DossierSection } from '../api'
import { useLoad } from '../ui'

/** Count and as-of date of every dataset in an area: what the area's dossier says of them, in one call. */
export function useFacts(area: () => string | null) {
  return useLoad(() => area(), async (code, signal) => {
    try {
      const dossier = await api.dossiers.get('area', code, signal)
      return new Map(dossier.sections.map((section): [string, DossierSection] => [section.dataset, section]))
    } catch (cause) {
      const status = Problem.of(cause).status
      if (status === 403 || status === 404) return new Map<string, DossierSection>()
      throw cause
    }
  })
}
