<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Labeling|Fields|MapTips" labelsEnabled="0" version="3.22.0">
  <renderer-v2 symbollevels="0" referencescale="-1" enableorderby="0" forceraster="0" type="singleSymbol">
    <symbols>
      <symbol force_rhr="0" alpha="1" name="0" clip_to_extent="1" type="fill">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer locked="0" pass="0" class="SimpleFill" enabled="1">
          <Option type="Map">
            <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
            <Option value="253,174,97,95" name="color" type="QString"/>
            <Option value="round" name="joinstyle" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="179,88,6,230" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.3" name="outline_width" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="solid" name="style" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
  </renderer-v2>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <aliases>
    <alias name="Link no." field="link_id" index="0"/>
    <alias name="Area [ha]" field="area_ha" index="1"/>
    <alias name="Mean width [map units]" field="mean_width" index="2"/>
    <alias name="Least width [map units]" field="min_width" index="3"/>
  </aliases>
  <mapTip>&lt;div style='font-family:sans-serif'>&lt;b style='color:#1d4d36'>Corridor of link [% "link_id" %]&lt;/b>&lt;table>&lt;tr>&lt;td style='padding-right:8px;color:#53635a'>Area&lt;/td>&lt;td>&lt;b>[% coalesce(format_number(attribute($currentfeature, 'area_ha'), 1), '–') || ' ha' %]&lt;/b>&lt;/td>&lt;/tr>&lt;tr>&lt;td style='padding-right:8px;color:#53635a'>Mean width&lt;/td>&lt;td>&lt;b>[% coalesce(format_number(attribute($currentfeature, 'mean_width'), 0), '–') %]&lt;/b>&lt;/td>&lt;/tr>&lt;tr>&lt;td style='padding-right:8px;color:#53635a'>Least width&lt;/td>&lt;td>&lt;b>[% coalesce(format_number(attribute($currentfeature, 'min_width'), 0), '–') %]&lt;/b>&lt;/td>&lt;/tr>&lt;/table>&lt;/div></mapTip>
  <layerGeometryType>2</layerGeometryType>
</qgis>
