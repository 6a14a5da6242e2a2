import { describe, expect, it } from 'vitest'
import { Problem, type Layer } from '../../src/api'
import { makeLayer } from '../../src/map/making/makeLayer'
import { toldIn } from '../../src/map/making/mistakes'

const file = new File(['{}'], 'a.geojson')

/** The server as far as layers are made on it: it remembers what it was asked, and takes a file or refuses it. */
function server(takes: boolean) {
  const asked: string[] = []
  return {
    asked,
    add: async () => (asked.push('add'), { id: 'layer-1' } as Layer),
    remove: async (id: string) => void asked.push(`remove ${id}`),
    upload: async (id: string, file: File, crs: string | null) => {
      asked.push(`upload ${id} ${file.name} ${crs}`)
      if (!takes) throw new Problem({ status: 422, code: 'invalid-feature' })
      return { id, count: 3 } as Layer
    },
  }
}

describe('making a layer of a file', () => {
  it('leaves no empty layer behind when the file is refused, and says why', async () => {
    const calls = server(false)
    await expect(makeLayer({ name: 'x' }, { file, crs: null }, () => undefined, calls)).rejects.toMatchObject({ code: 'invalid-feature' })
    expect(calls.asked).toEqual(['add', 'upload layer-1 a.geojson null', 'remove layer-1'])
  })
  it('sends the file to the layer that was made', async () => {
    const calls = server(true)
    await expect(makeLayer({ name: 'x' }, { file, crs: 'GCJ-02' }, () => undefined, calls)).resolves.toMatchObject({ count: 3 })
    expect(calls.asked).toEqual(['add', 'upload layer-1 a.geojson GCJ-02'])
  })
})

describe('what is wrong with a file', () => {
  const t = (key: string, named?: Record<string, string>) => `${key} ${JSON.stringify(named ?? {})}`

  it('is told in the words of the screen, feature by feature', () => {
    const told = toldIn([
      { column: 'features[2]', reason: '25.400000, 119.000000 is latitude, longitude; GeoJSON has the longitude first' },
      { column: 'features[0]', reason: '1.000000, 2.000000 lies outside the city, which goes from 118.0000, 24.0000 to 119.0000, 25.0000: is it another coordinate system?' },
      { column: 'style.field', reason: 'names what is not there' },
    ], t)
    expect(told[0]).toMatchObject({ column: 'making.feature {"number":"3"}', reason: 'making.reasons.swapped {"at":"25.400000, 119.000000"}' })
    expect(told[1]?.reason).toContain('"from":"118.0000, 24.0000"')
    expect(told[2]).toEqual({ column: 'style.field', reason: 'names what is not there' })
  })
})
