import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { useFirstWait } from '../../src/map/firstWait'
import { hasCard, isProcessor } from '../../src/map/graphicsCard'

describe('what the first map waits for', () => {
  it('is over with the first load, and does not come back with a later one', async () => {
    const loading = ref(true)
    const waiting = useFirstWait(() => loading.value)
    expect(waiting.value).toBe(true)
    loading.value = false
    await nextTick()
    expect(waiting.value).toBe(false)
    loading.value = true
    await nextTick()
    expect(waiting.value).toBe(false)
  })
  it('is nothing where all was loaded before', () => {
    expect(useFirstWait(() => false).value).toBe(false)
  })
})

describe('a drawing surface', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'Mesa/X.org, llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
  ])('of the processor is told by its name: %s', (name) => expect(isProcessor(name)).toBe(true))
  it.each([
    'ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)',
    'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 (0x00002504) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'Apple GPU',
    'Mali-G57',
    'WebKit WebGL',
  ])('of a graphics card keeps all it can: %s', (name) => expect(isProcessor(name)).toBe(false))
  it('that does not tell is taken to be that of a graphics card, and the styles are told so', () => {
    expect(hasCard()).toBe(true)
    expect(document.documentElement.dataset.painter).toBe('card')
  })
})
