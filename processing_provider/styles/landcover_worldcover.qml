<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Labeling|Fields|MapTips" version="3.22.0">
  <pipe-data-defined-properties>
    <Option type="Map">
      <Option value="" name="name" type="QString"/>
      <Option name="properties"/>
      <Option value="collection" name="type" type="QString"/>
    </Option>
  </pipe-data-defined-properties>
  <pipe>
    <provider>
      <resampling zoomedOutResamplingMethod="nearestNeighbour" maxOversampling="2" enabled="false" zoomedInResamplingMethod="nearestNeighbour"/>
    </provider>
    <rasterrenderer opacity="1" nodataColor="" band="1" alphaBand="-1" type="paletted">
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
        <cumulativeCutLower>0.02</cumulativeCutLower>
        <cumulativeCutUpper>0.98</cumulativeCutUpper>
        <stdDevFactor>2</stdDevFactor>
      </minMaxOrigin>
      <colorPalette>
        <paletteEntry alpha="255" value="10" color="#3c7a3c" label="Tree cover"/>
        <paletteEntry alpha="255" value="20" color="#c9b458" label="Shrubland"/>
        <paletteEntry alpha="255" value="30" color="#e4ea8c" label="Grassland"/>
        <paletteEntry alpha="255" value="40" color="#f0c9e8" label="Cropland"/>
        <paletteEntry alpha="255" value="50" color="#d43d2a" label="Built-up"/>
        <paletteEntry alpha="255" value="60" color="#c8c3bd" label="Bare or sparse vegetation"/>
        <paletteEntry alpha="255" value="70" color="#f4f6f8" label="Snow and ice"/>
        <paletteEntry alpha="255" value="80" color="#3f7fc4" label="Permanent water"/>
        <paletteEntry alpha="255" value="90" color="#3aa6a0" label="Herbaceous wetland"/>
        <paletteEntry alpha="255" value="95" color="#1fc08a" label="Mangroves"/>
        <paletteEntry alpha="255" value="100" color="#eee2a8" label="Moss and lichen"/>
      </colorPalette>
    </rasterrenderer>
    <brightnesscontrast gamma="1" brightness="0" contrast="0"/>
    <huesaturation colorizeBlue="128" colorizeRed="255" invertColors="0" colorizeOn="0" grayscaleMode="0" colorizeStrength="100" saturation="0" colorizeGreen="128"/>
    <rasterresampler maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
