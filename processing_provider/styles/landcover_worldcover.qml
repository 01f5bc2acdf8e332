<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|MapTips">
  <pipe-data-defined-properties>
    <Option type="Map">
      <Option type="QString" name="name" value=""/>
      <Option name="properties"/>
      <Option type="QString" name="type" value="collection"/>
    </Option>
  </pipe-data-defined-properties>
  <pipe>
    <provider>
      <resampling zoomedInResamplingMethod="nearestNeighbour" zoomedOutResamplingMethod="nearestNeighbour" enabled="false" maxOversampling="2"/>
    </provider>
    <rasterrenderer type="paletted" band="1" alphaBand="-1" opacity="1" nodataColor="">
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
    <brightnesscontrast brightness="0" contrast="0" gamma="1"/>
    <huesaturation saturation="0" colorizeGreen="128" colorizeBlue="128" colorizeStrength="100" colorizeRed="255" invertColors="0" grayscaleMode="0" colorizeOn="0"/>
    <rasterresampler maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
