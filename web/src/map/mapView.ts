import { addProtocol, Marker, ScaleControl, type GeoJSONSource, type Map as GlMap, type MapGeoJSONFeature, type PaddingOptions, type PointLike, type VectorTileSource } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { FeatureCollection } from 'geojson'
import type { Bounds, Position } from '../api'
import { gather } from './bubbles'
import { drawingOf } from './drawing'
import { composeTile, GEOGRAPHIC } from './geographicTiles'
import { isGathered, pressable, sourceOf } from './layerPaint'
import { BUBBLES, DRAWING, LABELS_BELOW, styleOf, tilesFor, type MapState } from './mapStyle'
import type { Camera, Choropleth, MapListener } from './model'
import { coordinatesOf, distinctMarks, metresAcross, textOf } from './pressed'
import { countsInTiles, isOutside, namesInTiles } from './tileReading'

addProtocol(GEOGRAPHIC, async (request, abort) => ({ data: await composeTile(request.url, abort.signal) }))

const FIRST_BOUNDS: Bounds = [-160, -55, 160, 68]

/** The one place that speaks to the map library. It is given states and draws them; it tells what was pressed. */
export class MapView {
  private readonly map: GlMap
  private readonly paint: () => boolean
  private state: MapState
  private marker: Marker | null = null
  private gathered = ''
  /** Whether what the circles and names were gathered from may have changed since. */
  private stale = true
  private coloured: Choropleth | null = null
  private sketching = false
  private led = false
  private padding: PaddingOptions = { top: 0, bottom: 0, left: 0, right: 0 }
  private readonly restyle = () => this.map.setStyle(styleOf(this.state), { diff: true, validate: false })

  constructor(container: HTMLElement, state: MapState, title: string, private readonly listener: MapListener, pixelRatio?: number) {
    this.state = state
    const { map, paint } = drawingOf({
      container,
      style: styleOf(state),
      bounds: state.place?.bounds ?? FIRST_BOUNDS,
      attributionControl: false,
      localIdeographFontFamily: "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
      fadeDuration: 0,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 19,
      ...(pixelRatio ? { pixelRatio } : {}),
      locale: { 'Map.Title': title },
    })
    this.map = map
    this.paint = paint
    this.map.touchZoomRotate.disableRotation()
    if (!pixelRatio) this.map.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right')
    this.listen()
  }

  show(change: Partial<MapState>): void {
    this.state = { ...this.state, ...change }
    this.stale = true
    this.listener.onIdle(false)
    this.moveTiles()
    this.restyle()
    this.colourAreas()
    this.showMarker()
    // A state that draws the same is idle again at once, which the map tells only after a frame.
    this.map.triggerRepaint()
  }

  /** What is being drawn by hand changes with each move of the pointer: it goes past the comparison of styles. */
  draw(drawing: FeatureCollection): void {
    this.state = { ...this.state, drawing }
    const source = this.map.getSource<GeoJSONSource>(DRAWING)
    if (source) void source.setData(drawing)
    else if (drawing.features.length > 0) this.restyle()
  }

  /** While something is drawn, presses are its corners and a double press its end. */
  sketch(on: boolean): void {
    this.sketching = on
    this.map.getCanvas().style.cursor = on ? 'crosshair' : ''
    if (on) this.map.doubleClickZoom.disable()
    else this.map.doubleClickZoom.enable()
  }

  /** Asks anew for the tiles of one layer and of no other. */
  refresh(layer: string): void {
    const source = layer === 'areas' ? 'areas' : sourceOf(layer)
    if (!this.map.getSource(source)) return
    this.listener.onIdle(false)
    this.map.refreshTiles(source)
    this.map.triggerRepaint()
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter()
    return { center: [lng, lat], zoom: this.map.getZoom() }
  }

  /** The part of the map that no panel covers: its middle, and how large it is. */
  freePart(): Camera & { width: number; height: number } {
    const box = this.map.getContainer().getBoundingClientRect()
    const { left = 0, right = 0, top = 0, bottom = 0 } = this.padding
    const [width, height] = [box.width - left - right, box.height - top - bottom]
    if (width < 200 || height < 200) return { ...this.camera(), width: box.width, height: box.height }
    const { lng, lat } = this.map.unproject([left + width / 2, top + height / 2])
    return { center: [lng, lat], zoom: this.map.getZoom(), width, height }
  }

  /** Follows another map; the move is not told on. */
  jump(camera: Camera): void {
    this.led = true
    this.map.jumpTo(camera)
    this.led = false
  }

  bounds(): Bounds {
    const view = this.map.getBounds()
    return [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()]
  }

  canvas(): HTMLCanvasElement {
    return this.map.getCanvas()
  }

  current(): MapState {
    return this.state
  }

  setPadding(padding: PaddingOptions): void {
    this.padding = padding
  }

  fit(bounds: Bounds, animate = true): void {
    this.map.resize()
    const box = this.map.getContainer().getBoundingClientRect()
    const room = (a: number, b: number, size: number) => (a + b + 80 < size ? 1 : 0)
    const wide = room(this.padding.left ?? 0, this.padding.right ?? 0, box.width)
    const tall = room(this.padding.top ?? 0, this.padding.bottom ?? 0, box.height)
    const padding = {
      left: (this.padding.left ?? 0) * wide + 24, right: (this.padding.right ?? 0) * wide + 24,
      top: (this.padding.top ?? 0) * tall + 24, bottom: (this.padding.bottom ?? 0) * tall + 24,
    }
    this.map.fitBounds(bounds, { padding, maxZoom: 16, duration: animate ? 500 : 0 })
  }

  /** Brings a point into the free part of the map, at least as near as `zoom`. */
  approach(point: Position, zoom: number): void {
    const offset: PointLike = [
      ((this.padding.left ?? 0) - (this.padding.right ?? 0)) / 2, ((this.padding.top ?? 0) - (this.padding.bottom ?? 0)) / 2,
    ]
    this.map.easeTo({ center: point, zoom: Math.max(zoom, this.map.getZoom()), offset, duration: 500 })
  }

  zoomBy(step: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + step, duration: 250 })
  }

  zoom(): number {
    return this.map.getZoom()
  }

  /** What is drawn of a layer inside the view: the sum of the counts, a single record counting one. */
  renderedCount(layer: string): number {
    return countsInTiles(this.map, layer).reduce((sum, one) => sum + one.count, 0)
  }

  /** What the circles of a layer that are drawn count together. */
  circledCount(layer: string): number {
    return this.state.bubbles.filter((bubble) => bubble.layer === layer).reduce((sum, bubble) => sum + bubble.count, 0)
  }

  destroy(): void {
    this.marker?.remove()
    this.map.remove()
  }

  private listen(): void {
    this.map.on('idle', () => this.settle())
    this.map.on('movestart', () => this.listener.onIdle(false))
    this.map.on('move', () => {
      this.stale = true
      if (!this.led) this.listener.onCamera(this.camera())
    })
    this.map.on('sourcedata', ({ sourceId }) => (this.stale ||= sourceId !== BUBBLES && sourceId !== LABELS_BELOW))
    this.map.on('dblclick', () => this.sketching && this.listener.onSketchEnd())
    this.map.on('dataloading', () => this.listener.onIdle(false))
    this.map.on('click', (event) => this.press([event.point.x, event.point.y], [event.lngLat.lng, event.lngLat.lat]))
    this.map.on('mousemove', (event) => {
      this.listener.onPointer([event.lngLat.lng, event.lngLat.lat])
      if (this.sketching) return
      const marks = this.marksAt([event.point.x, event.point.y])
      const area = marks.length > 0 ? null : this.areaAt([event.point.x, event.point.y])
      this.map.getCanvas().style.cursor = marks.length > 0 || area ? 'pointer' : ''
      this.hover(area)
    })
    this.map.on('mouseout', () => {
      this.listener.onPointer(null)
      this.hover(null)
    })
  }

  private hover(code: string | null): void {
    if (code === this.state.hover || !this.map.getLayer('land-hover')) return
    this.state = { ...this.state, hover: code }
    this.map.setFilter('land-hover', code ? ['==', ['get', 'code'], code] : ['==', ['literal', 0], 1])
  }

  /** When all tiles are there: gather the counts into circles; idle is what needs no further gathering. */
  private settle(): void {
    if (this.state.waiting) return
    if (!this.stale) return this.rest()
    this.stale = false
    this.colourAreas()
    const counted = this.state.layers.filter(isGathered).flatMap((layer) => countsInTiles(this.map, layer.id, true))
    const bubbles = gather(counted, Math.round(this.map.getZoom() * 4) / 4)
      .map((bubble) => ({ ...bubble, outside: isOutside(this.map, this.state.place, [bubble.longitude, bubble.latitude]) }))
    const labels = namesInTiles(this.map, this.state.place)
    const signature = JSON.stringify([bubbles, labels])
    if (signature === this.gathered) return this.rest()
    this.gathered = signature
    this.state = { ...this.state, bubbles, labelsBelow: labels }
    this.restyle()
    this.map.triggerRepaint()
  }

  /** Where the picture was held back until it was whole it is painted now, and the map rests after that. */
  private rest(): void {
    if (!this.paint()) this.listener.onIdle(true)
  }

  private press(at: [number, number], place: Position): void {
    if (this.sketching) return this.listener.onSketch(place)
    const marks = distinctMarks(this.marksAt(at))
    const mark = marks[0]
    if (mark && mark.source === BUBBLES) {
      this.map.easeTo({ center: coordinatesOf(mark, place), zoom: Math.min(19, this.map.getZoom() + 2), duration: 500 })
    } else if (mark && marks.length === 1) {
      this.listener.onPoint({
        layer: String(mark.sourceLayer), key: textOf(mark.properties.key), ref: textOf(mark.properties.ref), at: coordinatesOf(mark, place),
      })
    } else {
      this.listener.onPlace({ at: place, area: this.areaAt(at), several: marks.length > 1, metres: metresAcross(place, this.map.getZoom()) })
    }
  }

  private marksAt([x, y]: [number, number]): MapGeoJSONFeature[] {
    const layers = ['bubble', ...this.state.layers.flatMap(pressable)].filter((id) => this.map.getLayer(id))
    return this.map.queryRenderedFeatures([[x - 3, y - 3], [x + 3, y + 3]], { layers })
  }

  /** The area meant by a press: a child of the place in view; outside of it, an area of the place's own level. */
  private areaAt(at: [number, number]): string | null {
    const place = this.state.place
    if (!place || !this.map.getLayer('land-outside')) return null
    const codes = this.map.queryRenderedFeatures(at, { layers: ['land-outside'] }).map((feature) => String(feature.properties.code))
    const inside = codes.filter((code) => code.startsWith(place.code))
    return inside.find((code) => code.length === (place.childLength || place.code.length))
      ?? inside.find((code) => code === place.code)
      ?? codes.find((code) => code.length === place.code.length)
      ?? null
  }

  /** Another window of time is other addresses of the same source: it stays, and so do its layers. */
  private moveTiles(): void {
    for (const layer of this.state.layers.filter((one) => one.timed)) {
      const tiles = [tilesFor(this.state, layer)]
      const source = this.map.getSource<VectorTileSource>(sourceOf(layer.id))
      if (source && source.serialize().tiles?.[0] !== tiles[0]) source.setTiles(tiles)
    }
  }

  /** Tells each area its step; nothing is done where the same steps were told before. */
  private colourAreas(): void {
    const { choropleth } = this.state
    if (this.coloured === choropleth || !this.map.getSource('areas')) return
    const areas = { source: 'areas', sourceLayer: 'areas' }
    this.map.removeFeatureState(areas)
    for (const [code, step] of Object.entries(choropleth?.steps ?? {})) this.map.setFeatureState({ ...areas, id: code }, { step })
    this.coloured = choropleth
  }

  private showMarker(): void {
    this.marker?.remove()
    this.marker = null
    const point = this.state.selection.point
    if (!point) return
    const element = document.createElement('div')
    element.className = 'jingwei-marker'
    element.setAttribute('aria-hidden', 'true')
    this.marker = new Marker({ element, anchor: 'center' }).setLngLat(point).addTo(this.map)
  }
}
