import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** Closes something that hangs open: on a press outside of it, or on Escape. */
export function useOutside(inside: Ref<HTMLElement | null>, close: () => void): void {
  const onPress = (event: PointerEvent) => {
    if (inside.value && !inside.value.contains(event.target as Node)) close()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
  }
  onMounted(() => {
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('pointerdown', onPress)
    document.removeEventListener('keydown', onKey)
  })
}
